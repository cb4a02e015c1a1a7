# keras: 2
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


def root(x):
    return np.sqrt(np.abs(x))


class BeforeDense(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, x):
        y = tf.numpy_function(root, [x], tf.float32)  # -> LL527
        return self.dense(tf.cast(y, tf.float32) + x)


class InHelper(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm = layers.BatchNormalization()

    def call(self, x, training=None):
        return self._normalized(x, training)

    def _normalized(self, x, training):
        y = tf.py_function(root, inp=[x], Tout=tf.float32)  # -> LL527
        return self.norm(y, training=training)


class Shaped(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, x):
        y = tf.numpy_function(root, [x], tf.float32)
        y.set_shape(x.shape)
        z = tf.ensure_shape(tf.numpy_function(root, [x], tf.float32), x.shape)
        u = tf.reshape(tf.py_function(root, [x], tf.float32), tf.shape(x))
        first, second = tf.numpy_function(np.split, [x, 2, 1], [tf.float32, tf.float32])
        tf.numpy_function(print, [x], [])
        return self.dense(y) + self.dense(z) + self.dense(u) + first


class Eager(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(dynamic=True, **kwargs)
        self.dense = layers.Dense(3)

    def call(self, x):
        return self.dense(tf.numpy_function(root, [x], tf.float32))
