# keras: 3
import tensorflow as tf
from keras import layers


class Head(layers.Layer):
    def __init__(self, encoder, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.dense = layers.Dense(3)
        self.hashes = layers.StringLookup()
        self.first = self.add_weight(name="first", shape=(3,))
        self.mixed = self.add_weight(name="mixed", shape=(3,))
        self.table = {}

    def nested(self):
        def ones():
            return tf.ones((3,))

        return self.first + ones()

    def twice(self, x):
        return x * 2.0

    def reset(self):
        self.mixed = tf.ones((3,))

    def build(self, input_shape):
        self.a = self.nested()  # -> LL108
        self.c = self.twice(tf.ones(3))  # -> LL118
        self.d = self.mixed * 2.0
        self.e = tf.transpose(self.encoder.variables[0])  # -> LL108
        self.f = tf.transpose(self.encoder.tables[0])  # -> LL118
        self.g = tf.transpose(self.encoder.bias)  # -> LL118
        self.h = tf.transpose(self.dense.bias)  # -> LL108
        self.i = tf.ones(self.dense.kernel.shape)  # -> LL118
        self.j = self.dense(*self.encoder.given)
        self.k = self.dense(tf.eye(3), training=False)  # -> LL108
        self.m = self.dense(self.encoder.given)
        self.n = self.hashes(tf.constant(["a"]))
        self.o = self.first * 2.0
        self.p = tf.ones((3,)) * self.first.rank  # -> LL118
        self.table["q"] = self.first * 2.0  # -> LL108
        self.r = self.first.assign_add(tf.ones((3,)))  # -> LL118
        self.s = layers.Dense(3)(tf.ones((1, 3)))  # -> LL108
        self.t = layers.ReLU()(tf.ones((1, 3)))
        super().build(input_shape)

    def call(self, x):
        parts = [self.a, self.c, self.d, self.e, self.f, self.g, self.h, self.i, self.j, self.k]
        return x, parts, self.m, self.n, self.p, self.table, self.r, self.s, self.t


class Base(layers.Layer):
    def call(self, x):
        return x * self.double


class Derived(Base):
    """What the parent's `call` reads."""

    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=())
        self.double = self.scale * 2.0  # -> LL108
        self.triple = self.scale * 3.0
        super().build(input_shape)


class Anew(layers.Layer):
    """Frozen weights, which a method of its own computes anew, and others."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.frozen = self.add_weight(name="frozen", shape=(), trainable=False)
        self.trained = self.add_weight(name="trained", shape=())
        self.factor = 2.0
        self.derive()
        self.once = self.frozen * 2.0  # -> LL108

    def derive(self):
        self.of_frozen = self.frozen * self.factor
        self.of_trained = self.trained * self.factor  # -> LL108

    def adapt(self, data):
        self.derive()

    def call(self, x):
        return x * self.of_frozen * self.of_trained * self.once
