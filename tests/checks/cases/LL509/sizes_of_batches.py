# keras: 2, 3
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


def zeros(size):
    return size


class Sizes(layers.Layer):
    def build(self, input_shape):
        self.shape = input_shape
        self.rows = tf.zeros(input_shape[1:])

    def call(self, x, y=None):
        a = tf.zeros((x.shape[0], 3))  # -> LL509
        b = zeros(x.shape[0])
        c = np.zeros((x.shape[0], 3))  # -> LL509
        d = tf.TensorShape()
        e = tf.reshape(x, tf.TensorShape([x.shape[0], 3]))  # -> LL509
        f = tf.zeros(self.shape)  # -> LL509
        g = tf.zeros(x.shape[1:])
        h = x.shape[0] == 3
        i = x.shape[0] > 3
        j = min(x.shape[0], 3)
        k = tf.reshape(x, (x.shape[1], x.shape[0] * 2))  # -> LL509
        if x.shape[0] > 3:  # -> LL509
            k = k * 2.0
        if x.shape[0] == 3:
            k = k * 2.0
        if x.shape[0] is not None:
            k = k * x.shape[0]
            k = tf.zeros((x.shape[0], 3))
        if y is not None:
            k = k * x.shape[0]  # -> LL509
        later = lambda: tf.zeros((x.shape[0], 3))
        m = (x.shape[0] if y is None else 3) * 2
        o = tf.range(x.shape[0])  # -> LL509
        p = tf.cast(x=x.shape[0], dtype="float32")
        return a, b, c, d, e, f, g, h, i, j, k, later, m, o, p

    def show(self, x):
        return x.shape[0] * 2


class Eager(layers.Layer):
    def call(self, x):
        if tf.executing_eagerly():
            return x * x.shape[0]
        return x
