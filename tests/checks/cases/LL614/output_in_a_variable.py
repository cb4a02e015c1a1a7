# keras: 2, 3
from tensorflow import keras


def build(classes=3):
    inputs = keras.Input((4,))
    hidden = keras.layers.Dense(8, activation="relu")(inputs)
    outputs = keras.layers.Dense(classes)(hidden)
    model = keras.Model(inputs, outputs)
    model.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])  # -> LL614
    return model


def right(classes=3):
    inputs = keras.Input((4,))
    x = keras.layers.Dense(8, activation="relu")(inputs)
    x = keras.layers.Dense(classes)(x)
    if classes > 1:
        x = keras.layers.Softmax()(x)
    model = keras.Model(inputs, x)
    model.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
    return model
