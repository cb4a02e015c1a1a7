# keras: 2, 3
# What the attribute of an entry holds is the argument, another argument, or something else.
import math

import registry
import tensorflow as tf
from tables import sizes_of
from tensorflow import keras


class Sized(keras.layers.Layer):
    def __init__(self, size=2, **kwargs):
        super().__init__(**kwargs)
        self._size = size

    def call(self, inputs):
        return inputs * self._size


class SizedByUnits(Sized):
    def __init__(self, units=4, **kwargs):
        super().__init__(**sizes_of(units), **kwargs)
        self.units_twice = 2 * units

    def get_config(self):
        return {**super().get_config(), "units": self._size}


class Deviation(keras.layers.Layer):
    def __init__(self, deviation=None, log_deviation=0.0, **kwargs):
        super().__init__(**kwargs)
        self._deviation = math.exp(log_deviation)
        self.given = deviation, log_deviation

    def call(self, inputs):
        return inputs * self._deviation

    def get_config(self):
        return {**super().get_config(), "deviation": self._deviation, "log_deviation": self.given[1]}


class Looked(keras.layers.Layer):
    def __init__(self, table=None, key="small", **kwargs):
        super().__init__(**kwargs)
        self._table = registry.get(key)
        self.scale = table
        self.key = key

    def call(self, inputs):
        return inputs * self._table

    def get_config(self):
        return {**super().get_config(), "table": self._table, "key": self.key}


class Copied(keras.layers.Layer):
    def __init__(self, size=(2, 2), shape=(4, 4), **kwargs):
        super().__init__(**kwargs)
        self._size = tuple(size)
        self._shape = tuple(shape)

    def call(self, inputs):
        return tf.reshape(inputs, (-1, *self._shape, *self._size))

    def get_config(self):
        config = super().get_config()
        config["size"] = self._shape  # -> LL408
        config["shape"] = registry.serialize(self._size)
        return config


class Halved(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        units = units // 2
        units = max(units, 1)
        self.units = units

    def call(self, inputs):
        return inputs * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units * 2}


class HalvedUntilBuild(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        units = units // 2
        self.units = units

    def build(self, input_shape):
        self.units *= 2
        super().build(input_shape)

    def call(self, inputs):
        return inputs * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class DoubledAgain(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        units = units // 2
        self.units = 2 * units

    def call(self, inputs):
        return inputs * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class FromHeads(keras.layers.Layer):
    def __init__(self, units=None, heads=4, **kwargs):
        super().__init__(**kwargs)
        self.heads = heads
        self.units = 8 * heads

    def call(self, inputs):
        return inputs * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units, "heads": self.heads}
