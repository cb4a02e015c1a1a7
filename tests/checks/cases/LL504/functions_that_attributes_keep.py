# keras: 2, 3
import numpy as np
import tensorflow as tf


class Kept(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm = lambda t: t / np.linalg.norm(t)  # -> LL504

        def mean(t):
            return np.mean(t)  # -> LL504

        self.mean = mean

    def call(self, x):
        return self.norm(x) - self.mean(x)


class Numbers(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.root = lambda n: np.sqrt(n)
        self.zeros = lambda n: np.zeros((n, n), "float32")
        self.half = self.root(0.25)

    def call(self, x):
        return x @ self.zeros(3) * self.root(2.0) * self.half


class Table(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.functions = {"relu": tf.nn.relu, "abs": np.abs}

    def call(self, x):
        return self.functions["relu"](x) + self.functions["abs"](x)  # -> LL504
