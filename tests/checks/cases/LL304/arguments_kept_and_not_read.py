# keras: 2, 3
import tensorflow as tf


class Kept(tf.keras.layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__()  # -> LL304
        self.units = units
        self.kwargs = kwargs

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class Read(tf.keras.layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__()
        self.units = units
        self.kwargs = kwargs

    def build(self, input_shape):
        self.dense = tf.keras.layers.Dense(self.units, **self.kwargs)
        super().build(input_shape)

    def call(self, x):
        return self.dense(x)


class Parent(tf.keras.layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__()
        self.units = units
        self.kwargs = kwargs

    def call(self, x):
        return x * self.units


class Child(Parent):
    def call(self, x):
        return super().call(x) * len(self.kwargs)
