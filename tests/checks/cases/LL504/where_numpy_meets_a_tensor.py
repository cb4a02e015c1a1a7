# keras: 3
import keras
import numpy as np
import tensorflow as tf
from keras import layers


class Numpy(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)
        self.table = np.ones((4, 4))
        self.names = ["a"]
        self.rows = [1, 2]

    def call(self, x):
        index = tf.argmax(x, -1)
        a = self.table[index]  # -> LL504
        b = self.names[0]
        c = x[index]
        buffer = np.zeros(4)
        buffer[0] = x[0]  # -> LL504
        rows = [0.0]
        rows[0] = x[0]
        self.table[0] = x  # -> LL504 # -> LL105
        self.rows[0] = x  # -> LL105
        d = np.random.normal(x)  # -> LL505
        e = np.stack([x, x])  # -> LL504
        f = np.sum([x, x])
        g = keras.ops.convert_to_numpy(x)  # -> LL504
        h = keras.ops.convert_to_numpy(self.table)
        i = self.dense.get_weights()  # -> LL504
        j = self.dense.kernel.numpy()  # -> LL504
        k = self.names[0].item()
        m = self.dense.name.eval()
        n = keras.backend.eval()  # -> LL701
        if hasattr(x, "numpy"):
            x.numpy()
        if tf.is_tensor(x):
            buffer[1] = x[1]
            self.table[index]
        later = lambda: x.numpy()
        self.later = later
        return a, b, c, d, e, f, g, h, i, j, k, m, n, rows, buffer

    def show(self, x):
        index = tf.argmax(x, -1)
        return self.table[index]


class OnlyFunction(layers.Layer):
    def call(self, x):
        return keras.ops.numpy_function(x)


class Holder(layers.Layer):
    def __init__(self, encoder, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder

    def call(self, x):
        return self.encoder.get_weights()[0] * x
