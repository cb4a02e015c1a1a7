# keras: 2, 3
from tensorflow import keras


class Main(keras.layers.Layer):
    def __init__(self, config, **kwargs):
        super().__init__(config, **kwargs)  # -> LL303
        self.units = config.units

    def call(self, inputs):
        return inputs * self.units


class Sized(keras.layers.Layer):
    def __init__(self, units=8, **kwargs):
        super().__init__(units, **kwargs)  # -> LL303
        self.units = units

    def call(self, inputs):
        return inputs * self.units
