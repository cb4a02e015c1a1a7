# keras: 2, 3
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


class Makes(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)
        self.either = None
        self.either = layers.Dense(4)
        self.exact = layers.Dense(4, dtype="float32")
        self.pair = layers.LSTM(4, return_state=True)
        self.w = self.add_weight(name="w", shape=(4,))
        self.v = None
        self.v = self.add_weight(name="v", shape=(4,))
        self.u = self.add_weight(name="u", shape=(4,), dtype="float32")
        self.layers_ = [layers.Dense(4)]
        self.np = np.ones(4)

    def helper(self, x):
        return tf.cast(x, "float32")

    def call(self, x, other=None):
        a = x * tf.random.normal((4,))  # -> LL517
        b = x * tf.random.gamma((4,), 1.0)
        c = self.dense(x) * tf.ones((4,))  # -> LL517
        d = self.either(x) * tf.ones((4,))  # -> LL517
        e = self.exact(x) * tf.ones((4,))
        f = self.pair(x)[0] * tf.ones((4,))
        g = other * tf.ones((4,))
        h = self.layers_[0](x) * tf.ones((4,))
        i = self.helper(x) * tf.ones((4,))
        j = tf.image.resize(x, (4, 4), method="area") * x  # -> LL517
        k = tf.image.resize(x, (4, 4), method=other) * x
        m = tf.stack(values=[x, tf.ones((4,))])
        n = tf.square(x=x) * tf.ones((4,))
        o = tf.matmul(x, tf.ones((4, 4)))  # -> LL517
        p = tf.constant([1, 2]) * x
        q = tf.constant(value=[0.5]) * x  # -> LL517
        r = tf.constant(**{"value": 0.5}) * x  # -> LL517
        s = tf.zeros((4,), **{}) * x
        t = tf.cast(other, "float32") * x  # -> LL517
        u = tf.cast(other, tf.float16) * x
        v = x * self.np * tf.ones((4,))  # -> LL517
        y = x[0]
        x = tf.ones((4,))
        w = x * tf.ones((4,))
        z = y * tf.ones((4,))  # -> LL517
        return a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, z

    def later(self, x):
        return x * tf.ones((4,))


class Star(layers.Layer):
    def call(self, *inputs):
        return inputs[0] * tf.ones((4,))


class Weights(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.w = self.add_weight(name="w", shape=(4,))
        self.u = self.add_weight(name="u", shape=(4,), dtype="float32")

    def call(self, x):
        return self.w * x, self.u * x, self.w * tf.ones((4,)), (self.w + tf.ones((4,))) * x
