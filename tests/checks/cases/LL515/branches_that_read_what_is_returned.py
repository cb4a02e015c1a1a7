# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class Lost(layers.Layer):
    def call(self, x, flag):
        y = tf.square(x)
        z = tf.cond(flag, lambda: tf.exp(y), lambda: y)  # -> LL515
        return y


class Returned(layers.Layer):
    def call(self, x, flag):
        y = tf.square(x)
        return tf.cond(flag, lambda: tf.exp(y), lambda: y)


class OfOthers(layers.Layer):
    def call(self, x, flag):
        y = tf.square(x)
        z = tf.cond(flag, lambda: tf.exp(x), lambda: x)
        return y


class Writes(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seen = self.add_weight(name="seen", shape=(), trainable=False)

    def call(self, x, flag):
        y = tf.square(x)
        tf.cond(flag, lambda: self.seen.assign(y), lambda: self.seen.assign_add(y))
        return y
