# keras: 2, 3
from tensorflow import keras


class Own(keras.Model):
    def train_step(self, data):
        return {"acc": 0.5}


def train(model, x, y):
    model.compile("sgd", loss="mse", metrics=["accuracy"])
    return model.fit(x, y).history["acc"]


def of_two_outputs(model, x, y):
    model.compile("sgd", loss=["mse", "mse"], metrics=["accuracy"])
    return model.fit(x, y).history["acc"]
