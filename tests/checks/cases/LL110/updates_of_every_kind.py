# keras: 2, 3
import tensorflow as tf
from elsewhere import arguments, weight
from tensorflow.keras import layers


class Updated(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.listed = None
        self.shared = weight

    def build(self, input_shape):
        self.a = self.add_weight(name="a", shape=(3,))  # -> LL110
        self.b = self.add_weight(name="b", shape=(3,), trainable=False)
        self.c = self.add_weight(name="c", **arguments)
        self.d = self.add_weight(name="d", shape=(3,))  # -> LL111
        self.d = self.add_weight(name="d", shape=(3,))
        self.e = self.add_weight(name="e", shape=(3,))
        self.built = True

    def call(self, x):
        self.a.assign(tf.reduce_mean(x, axis=0))
        self.a.assign_add(tf.reduce_mean(x, axis=0))
        self.b.assign(tf.reduce_mean(x, axis=0))
        self.c.assign(tf.reduce_mean(x, axis=0))
        self.d.assign(tf.reduce_mean(x, axis=0))
        self.e.assign(self.a * 2.0)
        self.shared.assign(tf.reduce_mean(x, axis=0))
        weight.assign(tf.reduce_mean(x, axis=0))
        return x * self.a * self.b * self.c * self.d * self.e
