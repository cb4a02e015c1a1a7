# keras: 2, 3
import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import backend as K


class Own(keras.layers.Layer):
    def call(self, x):
        return x


class Meets(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)
        self.of_a_dtype = keras.layers.Dense(3, dtype="float32")
        self.several = keras.layers.LSTM(3, return_state=True)
        self.own = Own()
        self.table = tf.constant([1.0, 2.0, 3.0])
        self.numbers = np.ones(3)

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(3, 3))
        self.scale = self.add_weight(name="scale", shape=(3,), dtype="float32")

    def call(self, x, y=None, flag=False):
        ones = tf.ones((3,))
        a = x + tf.ones((3,))  # -> LL517
        b = x + tf.ones((3,), x.dtype)
        c = x + tf.ones((3,), "float32")  # -> LL517
        d = x + tf.ones((3,), dtype=tf.float32)  # -> LL517
        e = tf.cast(x, "float16") + tf.ones((3,), dtype=tf.float16)
        f = x + tf.ones((3,), dtype=K.floatx())  # -> LL517
        g = x + tf.cast(x, tf.float32)  # -> LL517
        h = x + tf.cast(y, x.dtype)
        i = x - tf.random.normal((3,))  # -> LL517
        j = x + tf.constant(1.0)  # -> LL517
        k = x + tf.constant(1.0, x.dtype)
        m = x * 2.0
        n = x * self.numbers
        o = tf.matmul(x, tf.ones((3, 3)))  # -> LL517
        p = tf.concat([x, tf.zeros((2, 3))], 0)  # -> LL517
        q = tf.concat([x, tf.zeros_like(x)], 0)
        r = self.dense(x) + tf.ones((3,))  # -> LL517
        s = self.of_a_dtype(x) + tf.ones((3,))
        t = self.several(x[None])[0] + tf.ones((3,))
        u = self.own(x) + tf.ones((3,))
        v = x * self.table  # -> LL517
        w = tf.image.resize(x, (2, 2)) + x  # -> LL517
        z = tf.image.resize(x, (2, 2), method="nearest") + x
        aa = tf.nn.relu(tf.ones((3,))) + x  # -> LL517
        ab = x * tf.one_hot([0, 1, 2], 3)  # -> LL517
        ac = y + tf.ones((3,))
        ad = x[:, 0] + tf.ones((3,))  # -> LL517
        ae = (tf.ones((3,)) if flag else tf.zeros((3,))) + x  # -> LL517
        af = (tf.ones((3,)) if flag else x) + x
        ag = ones + x  # -> LL517
        ah = self.kernel + tf.ones((3,))
        ai = tf.matmul(x, self.kernel) + self.scale
        aj = tf.maximum(x, tf.zeros((3,)))  # -> LL517
        ak = tf.stack([x, tf.zeros((3,))])  # -> LL517
        al = tf.add_n([x, x])
        am = self.own(tf.ones((3,))) + x
        if x.dtype == tf.float32:
            x = x + tf.ones((3,))
        return [
            a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, z,
            aa, ab, ac, ad, ae, af, ag, ah, ai, aj, ak, al, am, x,
        ]  # fmt: skip


class SetsItsDtype(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(dtype="float32", **kwargs)

    def call(self, x):
        return x + tf.ones((3,))


class HandsItsDtypeOn(keras.layers.Layer):
    def __init__(self, dtype=None, **kwargs):
        super().__init__(dtype=dtype, **kwargs)

    def call(self, x):
        return x + tf.ones((3,))  # -> LL517


class KnowsOfMixedPrecision(keras.layers.Layer):
    def call(self, x):
        return tf.cast(x, self.compute_dtype) * x + x * tf.ones((3,))  # -> LL517
