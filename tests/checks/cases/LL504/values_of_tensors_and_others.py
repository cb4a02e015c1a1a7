# keras: 2, 3
import math

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


class Own(layers.Layer):
    def get_weights(self):
        return []


class Values(layers.Layer):
    def __init__(self, other=None, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.own = Own()
        self.other = other
        self.net = tf.keras.Sequential([layers.Dense(3)])
        self.table = np.ones((4, 3))
        self.rows = [1, 2, 3]

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(3,))
        self.dense.build(input_shape)

    def item(self):
        return 1.0

    def call(self, x, index=0):
        y = tf.nn.relu(x)
        a = np.mean(x)  # -> LL504
        b = np.shape(x)
        c = np.ones(3)
        d = np.stack([x, x])  # -> LL504
        e = np.asarray(self.rows)
        f = y.numpy()  # -> LL504
        g = self.item()
        h = self.table.tolist()
        i = self.dense.kernel.numpy()  # -> LL504
        j = self.dense.get_weights()  # -> LL504
        k = self.own.get_weights()
        n = math.sqrt(y)  # -> LL504
        o = math.sqrt(3.0)
        p = self.net.predict(x)  # -> LL504
        q = self.other.predict(x)
        r = self.table[tf.argmax(x, -1)]  # -> LL504
        s = self.table[index]
        t = self.rows[0]
        v = np.sum({"x": x})
        table = np.zeros((4, 3))
        table[0] = y[0]  # -> LL504
        lists = [0, 0]
        lists[0] = y[0]
        try:
            z = y.numpy()
        except AttributeError:
            z = None
        if isinstance(x, np.ndarray):
            z = np.mean(x)
        if tf.is_tensor(x):
            z = np.mean(self.table)
        if tf.executing_eagerly():
            z = y.numpy()
        return [a, b, c, d, e, f, g, h, i, j, k, n, o, p, q, r, s, t, v, z, table, lists]


class GivesItsWeights(layers.Layer):
    def call(self, x):
        return x, self.get_weights()  # -> LL504


class GivesItsOwnWeights(layers.Layer):
    def get_weights(self):
        return [1.0]

    def call(self, x):
        return x * self.get_weights()[0]
