# keras: 2, 3
"""A model that trains by its own `fit` need not run in a graph: a note."""

import numpy as np
import tensorflow as tf


class Wrapped(tf.keras.Model):
    def __init__(self, regressor, **kwargs):
        super().__init__(**kwargs)
        self.regressor = regressor

    def fit(self, x, y):
        self.regressor.fit(np.asarray(x), np.asarray(y))
        return self

    def call(self, inputs, training=None):
        return self.regressor.predict(inputs.numpy())


class Logged(tf.keras.Model):
    """This `fit` ends in that of Keras."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(2)

    def fit(self, *args, **kwargs):
        print("it begins")
        return super().fit(*args, **kwargs)

    def call(self, inputs, training=None):
        return self.dense(np.mean(inputs, axis=0))  # -> LL504
