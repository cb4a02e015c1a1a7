# keras: 2, 3
import tensorflow as tf


def make_head(units):
    body = tf.keras.layers.Dense(units)

    def head(x):
        return tf.keras.layers.Dense(2)(body(x))

    return head


class Headed(tf.keras.layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.head = make_head(units)  # -> LL201  # -> LL209

    def call(self, x):
        return self.head(x)
