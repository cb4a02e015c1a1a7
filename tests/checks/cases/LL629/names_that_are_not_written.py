# keras: 2, 3
from elsewhere import metrics, score
from tensorflow import keras


def first(x, y):
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("sgd", loss="mse", metrics=["accuracy"])
    return model.fit(x, y).history["acc"]


def second(x, y):
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("sgd", loss="mse", metrics=metrics)
    return model.fit(x, y).history["acc"]


def third(x, y):
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("sgd", loss="mse", metrics=["accuracy", score])
    return model.fit(x, y).history["acc"]
