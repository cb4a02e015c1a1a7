# keras: 2, 3
import tensorflow as tf


class Ignored(tf.keras.layers.Layer):
    def __init__(self, units, name="proj"):
        super().__init__(name="projection")  # -> LL304
        self.units = units

    def call(self, x):
        return x * self.units


class Used(tf.keras.layers.Layer):
    def __init__(self, units, name="proj", **kwargs):
        super().__init__(name=name or "projection", **kwargs)
        self.units = units

    def call(self, x):
        return x * self.units


class Fixed(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(name="projection", **kwargs)
        self.units = units

    def call(self, x):
        return x * self.units
