# keras: 3
import tensorflow as tf
from keras import layers, ops


def project_round(x):
    return x


class Ways(layers.Layer):
    def __init__(self, options=None, **kwargs):
        super().__init__(**kwargs)
        self.a = self.add_weight(name="a", shape=(4,))  # made
        self.b = self.add_weight(name="b", shape=(4,))
        self.c = self.add_weight(name="c", shape=(4,), **options)
        self.d = self.add_weight(name="d", shape=(4,))  # -> LL111
        self.d = self.add_weight(name="d2", shape=(4,))
        self.e = self.add_weight(name="e", shape=(4,), regularizer="l2")
        self.f = self.add_weight(name="f", shape=(4,))
        self.g = self.add_weight(name="g", shape=(4,))
        self.h = self.add_weight(name="h", shape=(4,))
        self.i = self.add_weight(name="i", shape=(4,))
        self.j = tf.Variable(1.0)  # -> LL104
        self.k = self.a

    def call(self, x):
        a = tf.round(self.a)  # -> LL121
        b = project_round(self.b)
        c = tf.round(self.c)
        d = tf.round(self.d)
        e = tf.round(self.e)
        f = ops.cast(self.f, "float32")
        g = ops.cast(self.g, tf.int32)  # -> LL121
        h = ops.cast(self.h, dtype=x.dtype)
        i = self.i > 0.0  # -> LL121
        self.add_loss(tf.reduce_sum(tf.round(self.a)))
        return x, a, b, c, d, e, f, g, h, i


class Frozen(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = self.add_weight(name="a", shape=(4,))
        self.b = self.add_weight(name="b", shape=(4,))
        self.c = self.add_weight(name="c", shape=(4,))

    def freeze(self):
        self.a.trainable = False

    def call(self, x):
        self.add_loss(tf.reduce_sum(self.c))
        if x is None:
            return
        return x * tf.round(self.a) * tf.round(self.b) * tf.round(self.c)  # -> LL121


class Step(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = self.add_weight(name="a", shape=(4,))

    def train_step(self, data):
        return {"a": self.a}

    def call(self, x):
        return x * tf.round(self.a)


class Sublayers(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)
        self.asked = layers.Dense(4)
        self.frozen = layers.Dense(4, trainable=False)
        self.trained = layers.Dense(4, trainable=True)
        self.open = self.dense

    def call(self, x):
        a = tf.round(self.asked(x)) + self.asked.kernel[0]
        b = tf.round(self.frozen(x))
        c = tf.round(self.trained(x))  # -> LL121
        return a, b, c
