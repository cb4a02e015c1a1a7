# keras: 2, 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras.layers import Activation, Dense, Flatten, Input


class Classifier(keras.Model):
    def __init__(self, classes, **kwargs):
        super().__init__(**kwargs)
        self.hidden = Dense(8, activation="relu")
        self.head = Dense(classes)

    def call(self, inputs):
        return self.head(self.hidden(inputs))


class Probable(Classifier):
    def call(self, inputs):
        return tf.nn.softmax(self.head(self.hidden(inputs)))


model = keras.Sequential([Flatten(), Dense(10)])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")  # -> LL614
model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.compile("adam", "mse")

added = keras.Sequential()
added.add(Dense(8, activation="relu"))
added.add(Dense(1))
added.compile("adam", "binary_crossentropy", metrics=["accuracy"])  # -> LL614

activated = keras.Sequential()
activated.add(Dense(1))
activated.add(Activation("sigmoid"))
activated.compile("adam", "binary_crossentropy")


def functional(size):
    inputs = Input((size,))
    net = keras.Model(inputs, Dense(3)(Dense(8, activation="relu")(inputs)))
    net.compile(loss=keras.losses.CategoricalCrossentropy(), optimizer="sgd")  # -> LL614
    right = keras.Model(inputs, Dense(3, activation="softmax")(inputs))
    right.compile(loss=keras.losses.CategoricalCrossentropy(), optimizer="sgd")
    return net, right


def of_classes():
    one = Classifier(3)
    one.compile("adam", keras.losses.CategoricalCrossentropy(from_logits=False))  # -> LL614
    other = Probable(3)
    other.compile("adam", "categorical_crossentropy")
    return one, other


def single_units(flag):
    one = keras.Sequential([Dense(1, activation="softmax")])
    one.compile("adam", loss="binary_crossentropy")  # -> LL614
    many = keras.Sequential([Dense(1, activation="sigmoid")])
    many.compile("adam", loss="categorical_crossentropy")  # -> LL614
    right = keras.Sequential([Dense(1, activation="sigmoid")])
    right.compile("adam", loss="binary_crossentropy")
    perhaps = keras.Sequential([Dense(4)])
    if flag:
        perhaps.add(Activation("softmax"))
    perhaps.compile("adam", loss="categorical_crossentropy")
    return one, many, right, perhaps
