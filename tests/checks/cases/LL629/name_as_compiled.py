# keras: 2, 3
from tensorflow import keras


def train(x, y):
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("sgd", loss="mse", metrics=["acc"])
    history = model.fit(x, y)
    return history.history["acc"], history.history["val_acc"]
