"""Right in Keras 2; in Keras 3 only once it is fixed."""

import tensorflow as tf

DATA = tf.reshape(tf.range(6.0), (2, 3)) / 7.0


class Made(tf.keras.layers.Layer):
    def __init__(self, prefix="head", **kwargs):
        super().__init__(**kwargs)
        self.first = tf.keras.layers.Dense(4, name=prefix + "/first")
        self.second = tf.keras.layers.Dense(4, name=f"{prefix}/second")
        other = tf.keras.layers.Dense(4)
        other._name += "_other"
        self.other = other

    def call(self, inputs):
        return self.other(self.second(self.first(inputs)))
