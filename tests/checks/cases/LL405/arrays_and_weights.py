# keras: 2, 3
import numpy as np
import tensorflow as tf


class Bins(tf.keras.layers.Layer):
    def __init__(self, bins=5, **kwargs):
        super().__init__(**kwargs)
        self.bins = np.linspace(0.0, 1.0, bins)

    def call(self, x):
        return x * self.bins[0]

    def get_config(self):
        return {**super().get_config(), "bins": self.bins}  # -> LL405


class Replaced(tf.keras.layers.Layer):
    def __init__(self, kernel=None, **kwargs):
        super().__init__(**kwargs)
        self.kernel = kernel

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(input_shape[-1],))

    def call(self, x):
        return x * self.kernel

    def get_config(self):
        return {**super().get_config(), "kernel": self.kernel}  # -> LL405


class Length(tf.keras.layers.Layer):
    def __init__(self, bins=5, **kwargs):
        super().__init__(**kwargs)
        self.table = np.linspace(0.0, 1.0, bins)

    def call(self, x):
        return x * self.table[0]

    def get_config(self):
        return {**super().get_config(), "bins": len(self.table)}
