# keras: 2, 3
"""A prefix of the names of sublayers: a note, for a loaded layer computes the same."""

import tensorflow as tf


class Attention(tf.keras.layers.Layer):
    def __init__(self, dim, prefix="", **kwargs):
        super().__init__(**kwargs)
        self.dim = dim
        self.query = tf.keras.layers.Dense(dim, name=prefix + "query")
        self.key = tf.keras.layers.Dense(dim, name=f"{prefix}key")

    def call(self, x):
        return self.query(x) * self.key(x)

    def get_config(self):
        return {**super().get_config(), "dim": self.dim}


class Activated(tf.keras.layers.Layer):
    def __init__(self, dim, activation="relu", **kwargs):
        super().__init__(**kwargs)
        self.dim = dim
        self.query = tf.keras.layers.Dense(dim, activation=activation, name=f"{activation}_query")

    def call(self, x):
        return self.query(x)

    def get_config(self):  # -> LL402
        return {**super().get_config(), "dim": self.dim}


class Chosen(tf.keras.layers.Layer):
    def __init__(self, dim, prefix="", **kwargs):
        super().__init__(**kwargs)
        self.dim = dim
        self.query = tf.keras.layers.Dense(dim, name=prefix + "query") if prefix else tf.keras.layers.ReLU()

    def call(self, x):
        return self.query(x)

    def get_config(self):  # -> LL402
        return {**super().get_config(), "dim": self.dim}


class Model(tf.keras.Model):
    """Where the weights come from is of no matter to a loaded model."""

    def __init__(self, size=8, weights=None, **kwargs):
        super().__init__(**kwargs)
        self.size = obtain_input_shape(size, weights=weights)
        self.dense = tf.keras.layers.Dense(4)

    def call(self, x, training=None):
        return self.dense(x) * self.size

    def get_config(self):
        return {**super().get_config(), "size": self.size}


def obtain_input_shape(size, weights):
    if weights and size < 8:
        raise ValueError(size)
    return size
