# keras: 2, 3
import tensorflow as tf
from elsewhere import Head, Net
from tensorflow import keras
from tensorflow.keras.layers import Activation, Conv2D, Dense, Flatten, Input


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


class Inner(Classifier):
    def call(self, inputs):
        def probabilities(x):
            return tf.nn.softmax(x)

        return self.head(tf.map_fn(probabilities, inputs))


class Own(keras.layers.Layer):
    def call(self, inputs):
        return tf.nn.softmax(inputs)


def my_loss(y_true, y_pred):
    return tf.reduce_mean(tf.square(y_true - y_pred))


def of_other_forms(options):
    net = keras.Sequential([Dense(8), Dense(3)])
    loss = keras.losses.CategoricalCrossentropy()
    net.compile("sgd", loss)  # -> LL614
    net.compile("sgd", keras.losses.categorical_crossentropy)  # -> LL614
    net.compile("sgd", keras.losses.mean_squared_error)
    net.compile("sgd", keras.losses.MeanSquaredError())
    net.compile("sgd", keras.losses.CategoricalCrossentropy(**options))
    net.compile("sgd", my_loss)
    inner = Inner(3)
    inner.compile("sgd", "categorical_crossentropy")  # -> LL614
    none = keras.Sequential([Dense(3, activation=None)])
    none.compile("sgd", "categorical_crossentropy")  # -> LL614
    linear = keras.Sequential([Dense(3, activation="linear")])
    linear.compile("sgd", "categorical_crossentropy")  # -> LL614
    pixels = keras.Sequential([Conv2D(3, 1)])
    pixels.compile("sgd", "categorical_crossentropy")  # -> LL614
    single = keras.Sequential([Dense(units=1, activation="softmax")])
    single.compile("sgd", "binary_crossentropy")  # -> LL614
    return net, inner, none, linear, pixels, single


def right_ends(net, parts, settings, flag):
    net.compile("sgd", "categorical_crossentropy")
    given = keras.Sequential([Dense(3, "softmax")])
    given.compile("sgd", "categorical_crossentropy")
    mask = keras.Sequential([Conv2D(1, 3, activation="sigmoid")])
    mask.compile("sgd", "binary_crossentropy")
    own = keras.Sequential([Dense(3), Own()])
    own.compile("sgd", "categorical_crossentropy")
    other = Net(3)
    other.compile("sgd", "categorical_crossentropy")
    head = keras.Sequential([Dense(3), Head()])
    head.compile("sgd", "categorical_crossentropy")
    listed = keras.Sequential(parts)
    listed.compile("sgd", "categorical_crossentropy")
    unknown = keras.Sequential([Dense(**settings)])
    unknown.compile("sgd", "categorical_crossentropy")
    popped = keras.Sequential([Dense(8), Dense(3)])
    popped.pop()
    popped.compile("sgd", "categorical_crossentropy")
    perhaps = keras.Sequential([Dense(3, activation="softmax")])
    if flag:
        perhaps.add(Dense(3))
    perhaps.compile("sgd", "categorical_crossentropy")
    return given, mask, own, other, head, listed, unknown, popped, perhaps


def of_a_local_loss(x, y):
    classifier = Classifier(4)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    classifier.compile(optimizer="adam", loss=loss)
    by_place = keras.losses.CategoricalCrossentropy(True)
    classifier.compile("adam", by_place)
    told = keras.losses.SparseCategoricalCrossentropy()
    classifier.compile("adam", told)  # -> LL614
    return classifier.fit(x, y)
