# keras: 2, 3
import tensorflow as tf


class Misspelled(tf.keras.layers.Layer):
    def __init__(self, units=3, activation="relu", **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.activaton = tf.keras.activations.get(activation)

    def call(self, x):
        return self.activation(x) * self.units  # -> LL202


class Inherited(tf.keras.layers.Dense):
    def call(self, x):
        return self.activation(super().call(x))
