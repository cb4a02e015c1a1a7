# keras: 2, 3
from tensorflow import keras


def curve(history):
    if "acc" in history.history:
        return history.history["acc"]
    return history.history["accuracy"]


def train(x, y):
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("sgd", loss="mse", metrics=["accuracy"])
    return curve(model.fit(x, y))
