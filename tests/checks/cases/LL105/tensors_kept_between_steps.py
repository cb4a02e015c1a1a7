# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Sums(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.total = 0.0
        self.dense = keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape():
            loss = tf.reduce_mean(tf.square(self(x, training=True) - y))
            self.total = self.total + loss  # -> LL105
        return {"total": self.total}


class AddsInPlace(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.total = 0.0
        self.dense = keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        x, y = data
        self.total += tf.reduce_mean(tf.square(self(x, training=True) - y))  # -> LL105
        return {"total": self.total}


class SetsAnew(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.total = 0.0
        self.dense = keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        x, y = data
        self.total = tf.reduce_mean(tf.square(self(x, training=True) - y))
        return {"total": self.total}


class KeepsAWeight(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.total = keras.metrics.Mean()
        self.dense = keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        x, y = data
        self.total.update_state(tf.reduce_mean(tf.square(self(x, training=True) - y)))
        return {"total": self.total.result()}


class CountsInPython(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.total = 0.0
        self.dense = keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)

    def own_loop(self, data):
        for x, y in data:
            self.total = self.total + tf.reduce_mean(tf.square(self(x, training=True) - y))
