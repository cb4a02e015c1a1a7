# keras: 3
import keras
import tensorflow as tf
from keras import layers


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def call(self, x):
        return self.dense(x)


class Plain(Base):
    def train_step(self, data):
        return {"loss": tf.reduce_mean(self(data))}  # -> LL607


class Listed(Base):
    @property
    def metrics(self):
        return []

    def train_step(self, data):
        return {"loss": tf.reduce_mean(self(data))}


class Tracks(Base):
    def train_step(self, data):
        loss = tf.reduce_mean(self(data))
        self._loss_tracker.update_state(loss)
        return {"loss": loss}


class GoesOver(Base):
    def train_step(self, data):
        loss = tf.reduce_mean(self(data))
        for metric in self.metrics:
            metric.update_state(loss)
        return {"loss": loss}


class Others(Base):
    def train_step(self, data):
        if data is None:
            return
        loss = tf.reduce_mean(self(data))

        def report():
            return {"loss": loss}

        if self.dense:
            return [loss]
        return {"loss": loss, "other": loss}


class Results(Base):
    def train_step(self, data):
        tracker = keras.metrics.Mean()  # -> LL605
        return {"loss": tracker.result()}


class FedOutputs(Base):
    def train_step(self, data):
        x, y = data
        self.compiled_metrics.update_state(y, self(x))  # -> LL607
        return {"a": tf.reduce_mean(x)}


class OwnMetrics(Base):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.compiled_metrics = keras.metrics.Mean()  # -> LL306

    def train_step(self, data):
        x, y = data
        self.compiled_metrics.update_state(y)
        return {"a": tf.reduce_mean(x)}


class Layer(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.compiled_metrics = None

    def train_step(self, data):
        self.compiled_metrics.update_state(data)
        return {"loss": tf.reduce_mean(data)}

    def call(self, x):
        return x
