# keras: 2, 3
import tensorflow as tf


class Bare(tf.keras.layers.Layer):
    def call(self, x, training=None):
        if not training:
            return  # -> LL502
        return x + tf.random.normal(tf.shape(x))


class Meant(tf.keras.layers.Layer):
    def call(self, x, training=None):
        if not training:
            return None
        return x + tf.random.normal(tf.shape(x))


class Optional(tf.keras.layers.Layer):
    def call(self, x=None):
        if x is None:
            return
        return x * 2.0
