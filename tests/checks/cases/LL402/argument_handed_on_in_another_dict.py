# keras: 2, 3
from tensorflow import keras


class Block(keras.layers.Layer):
    def __init__(self, units, trains=None, **kwargs):
        options = dict(kwargs)
        if trains is not None:
            options["trainable"] = trains
        super().__init__(**options)
        self.units = units

    def call(self, inputs):
        return inputs * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class Lost(keras.layers.Layer):
    def __init__(self, units, biased=None, **kwargs):
        super().__init__(**kwargs)
        options = {}
        if biased is not None:
            options["use_bias"] = biased
        self.conv = keras.layers.Dense(units, **options)
        self.units = units

    def call(self, inputs):
        return self.conv(inputs)

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units}
