# keras: 2, 3
import tensorflow as tf


class Named(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super.__init__(**kwargs)  # -> LL303
        self.units = units

    def call(self, inputs):
        return inputs * self.units


class Guarded(tf.keras.Model):
    def __init__(self, units):
        super().__init__()
        if units > 3:
            super.__init__(name="wide")  # -> LL303
        self.units = units

    def call(self, inputs, training=None):
        return inputs * self.units


class Bound(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        parent = super()
        parent.__init__(**kwargs)
        self.units = units

    def call(self, inputs):
        return inputs * self.units
