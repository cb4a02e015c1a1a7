# keras: 2
# The metrics of `compile`, of the class and of dicts: which of them a property leaves out.
import tensorflow as tf
from tensorflow import keras

error = keras.metrics.Mean()


class LeavesOutCompiled(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)
        self.total = keras.metrics.Mean()

    @property
    def metrics(self):  # -> LL606
        return [self.total]

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        x, y = data
        self.total.update_state(tf.reduce_mean(self(x, training=True)))
        self.compiled_metrics.update_state(y, self(x, training=True))
        return {"total": self.total.result()}


class ResetsCompiled(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)
        self.total = keras.metrics.Mean()

    @property
    def metrics(self):
        return [self.total]

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        x, _ = data
        self.compiled_metrics.reset_state()
        self.total.update_state(tf.reduce_mean(self(x, training=True)))
        return {"total": self.total.result()}


class OwnCompiled(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)
        self.compiled_metrics = keras.metrics.Mean()
        self.total = keras.metrics.Mean()

    @property
    def metrics(self):
        return [self.total, self.compiled_metrics]

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        x, _ = data
        self.compiled_metrics.update_state(tf.reduce_mean(self(x, training=True)))
        self.total.update_state(tf.reduce_mean(self(x, training=True)))
        return {"total": self.total.result()}


class OwnFit(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def call(self, x):
        return self.dense(x)

    def fit(self, data):
        for batch in data:
            self.train_step(batch)

    def train_step(self, data):
        error.update_state(tf.reduce_mean(self(data, training=True)))
        return {"error": error.result()}


class InTurn(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)
        self.first = keras.metrics.Mean()
        self.second = keras.metrics.Mean()

    @property
    def metrics(self):  # -> LL606
        return [self.first]

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        x, _ = data
        out = self(x, training=True)
        for metric in (self.first, self.second):
            metric.update_state(out)
        return {"first": self.first.result()}
