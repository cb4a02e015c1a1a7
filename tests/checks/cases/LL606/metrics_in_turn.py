# keras: 2, 3
import tensorflow as tf


class Both(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first, self.second = tf.keras.metrics.Mean("first"), tf.keras.metrics.Mean("second")

    def call(self, x, training=None):
        return x

    @property
    def metrics(self):  # -> LL606
        return [self.first]

    def train_step(self, data):
        for metric in (self.first, self.second):
            metric.update_state(1.0)
        return {"first": self.first.result()}

    def test_step(self, data):
        return {}


class Listed(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first, self.second = tf.keras.metrics.Mean("first"), tf.keras.metrics.Mean("second")

    def call(self, x, training=None):
        return x

    @property
    def metrics(self):
        return [self.first, self.second]

    def train_step(self, data):
        for metric in (self.first, self.second):
            metric.update_state(1.0)
        return {"first": self.first.result()}

    def test_step(self, data):
        return {}
