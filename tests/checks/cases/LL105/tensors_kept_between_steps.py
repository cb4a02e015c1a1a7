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


class AddsInAHelper(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.total = 0.0
        self.last = 0.0
        self.dense = keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        x, y = data
        loss = tf.reduce_mean(tf.square(self(x, training=True) - y))
        self.total = self._with_total(loss)  # -> LL105
        self.last = loss
        self.last = self._with_last(loss)
        return {"total": self.total}

    def _with_total(self, loss):
        return self.total + loss

    def _with_last(self, loss):
        return self.last + loss


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
