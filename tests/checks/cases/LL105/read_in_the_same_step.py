# keras: 2, 3
# Tensors on `self` in a step and in `call`: read before they are set, after, or by others.
import types

import tensorflow as tf
from tensorflow import keras


class Sums(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)
        self.total = tf.constant(0.0)
        self.last = tf.constant(0.0)
        self.deleted = tf.constant(0.0)

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        loss = tf.reduce_mean(self(data, training=True))
        self.total = self.total + loss  # -> LL105
        self.last = loss
        tf.print(self.last)
        del self.deleted
        self.deleted = loss
        return {"mean": loss}


class SumsInAFunction(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)
        self.total = tf.constant(0.0)

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        loss = tf.reduce_mean(self(data, training=True))
        if self.dense.use_bias:
            self.total = self.total + loss
        return {"mean": loss}


class Notes(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.notes = types.SimpleNamespace()
        self.taps = {}
        self.rows = []

    def call(self, x):
        self.notes.scores = tf.tanh(x)  # -> LL105
        self.taps.update({"x": x})  # -> LL105
        self.rows = []
        self.rows.append(x)
        return x

    def shown(self):
        return self.notes.scores, self.taps


class ReadsItNext(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.before = None

    def call(self, x):
        y = x if self.before is None else x + self.before
        self.before = x  # -> LL105
        return y


class SetsItFirst(keras.layers.Layer):
    def helper(self, x):
        return x + self.scores

    def call(self, x):
        self.scores = tf.tanh(x)
        y = self.helper(x)
        del self.scores
        return y
