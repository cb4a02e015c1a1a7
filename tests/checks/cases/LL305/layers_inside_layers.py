# keras: 3
import keras


class Dense(keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units
        self.inner = keras.layers.Dense(units)

    def call(self, x):
        return self.inner(x)

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class Block(keras.layers.Layer):
    def __init__(self, units):  # -> LL305
        super().__init__()
        self.units = units
        self.dense = Dense(units)

    def call(self, x):
        return self.dense(x)

    def get_config(self):
        return {**super().get_config(), "units": self.units}


model = keras.Sequential([Block(3)])
model.save("model.keras")
