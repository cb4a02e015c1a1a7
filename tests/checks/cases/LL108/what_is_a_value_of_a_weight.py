# keras: 2
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


class Values(layers.Layer):
    def __init__(self, other=None, **kwargs):
        super().__init__(**kwargs)
        self.other = other
        self.dense = layers.Dense(3)
        self.embed = layers.Embedding(4, 3)
        self.norm = layers.Normalization()
        self.relu = layers.ReLU()
        self.start = np.ones(3)

    def double(self):
        return self.kernel * 2.0

    def ones(self):
        return tf.ones((3,))

    def size(self):
        return tf.shape(self.kernel)[0]

    def either(self):
        if self.other is None:
            return tf.ones((3,))
        return self.kernel * 2.0

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(3,))
        self.a = self.kernel * 2.0  # -> LL108
        self.b = tf.zeros_like(self.kernel)
        self.c = tf.shape(self.kernel)
        self.d = self.kernel.shape[0]
        self.e = tf.ones((3,)) * float(self.kernel.shape[0])
        self.f = self.double()  # -> LL108
        self.g = self.ones()
        self.h = self.size()
        self.i = self.either()
        self.j = self.embed(tf.range(4))  # -> LL108
        self.k = self.relu(tf.range(4))
        self.m = self.norm(tf.constant([1.0, 2.0]))
        self.n = self.dense(tf.ones((1, 3)))  # -> LL108
        self.o = [self.kernel + 1.0]  # -> LL108
        self.p = tf.reduce_sum(tf.stack([self.kernel, self.start]))  # -> LL108
        self.q = tf.ones((3,)) + self.start
        self.r = self.kernel * 3.0
        self.s = self.kernel
        self.t = tf.cast(self.kernel, "float16")  # -> LL108
        self.embed(tf.range(4))

    def call(self, x):
        shapes = [self.c, self.d, self.h, self.b]
        values = [self.a, self.e, self.f, self.g, self.i, self.j, self.k, self.m, self.n, self.o, self.p]
        return x, shapes, values, [self.q, self.s, self.t, self.kernel]
