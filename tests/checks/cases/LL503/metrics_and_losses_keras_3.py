# keras: 3
import tensorflow as tf
from tensorflow import keras


class Share(keras.metrics.Metric):
    def __init__(self, only=None, name="share", **kwargs):
        super().__init__(name=name, **kwargs)
        self.only = only
        self.hits = self.add_weight(name="hits", initializer="zeros")
        self.count = self.add_weight(name="count", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        if self.only is not None:
            y_true = y_true[..., self.only]
        if sample_weight:  # -> LL503
            self.hits.assign_add(tf.reduce_sum(sample_weight))
        if tf.reduce_max(y_pred) > 0.5:  # -> LL503
            self.hits.assign_add(1.0)
        for row in tf.unstack(y_true, 4):
            self._count(row)

    def _count(self, row):
        for entry in tf.nn.relu(row):  # -> LL503
            self.count.assign_add(entry)

    def result(self):
        if self.count == 0:  # -> LL503
            return 0.0
        return self.hits / self.count


class Careful(keras.metrics.Mean):
    def update_state(self, y_true, y_pred, sample_weight=None):
        if sample_weight is not None and len(y_pred.shape) == 2:
            y_pred = y_pred * sample_weight
        return super().update_state(tf.abs(y_true - y_pred))

    def report(self):
        """Somebody calls it after training."""
        if self.result() > 0.5:
            print("high")


class Robust(keras.losses.Loss):
    def call(self, y_true, y_pred):
        error = tf.abs(y_true - y_pred)
        if tf.reduce_mean(error) > 1.0:  # -> LL503
            return error
        return tf.square(error)


def robust(y_true, y_pred):
    return tf.square(y_true) if tf.reduce_mean(y_pred) > 0.0 else tf.abs(y_true)  # -> LL503


def by_hand(y_true, y_pred):
    return 1.0 if tf.reduce_mean(y_true - y_pred) > 0.0 else 0.0


model = keras.Sequential([keras.layers.Dense(1)])
model.compile("sgd", loss=robust)
