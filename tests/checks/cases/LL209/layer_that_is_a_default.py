# keras: 2, 3
import tensorflow as tf


def act(x, layer=tf.keras.layers.Dense(3)):
    return layer(x)


def scale(x, factor=tf.Variable(1.0)):
    return x * factor


def relu(x, layer=tf.keras.layers.ReLU()):
    return layer(x)


class Default(tf.keras.layers.Layer):
    def call(self, x):
        return act(x)  # -> LL209


class NotMadeHere(tf.keras.layers.Layer):
    """What a default is, is not made by the call."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)

    def call(self, x):
        return scale(relu(act(x, self.dense)))
