# keras: 2, 3
import keras


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1, activation="rellu")  # -> LL718

    def call(self, x, training=None):
        return self.dense(x)

    def prepare(self):
        self.compile("adm", loss="mse")  # -> LL718
        self.compile("adam", loss="mean_squared_eror")  # -> LL718
        self.compile("adam", loss="mse", metrics=["accuracy"])
