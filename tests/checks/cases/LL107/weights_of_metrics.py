# keras: 2, 3
import tensorflow as tf


class Score(tf.keras.metrics.Metric):
    def __init__(self, name="score", **kwargs):
        super().__init__(name=name, **kwargs)
        self.hits = self.add_weight(name="hits", initializer="zeros")
        self.seen = self.add_weight(name="seen", initializer="zeros")
        self.last = self.add_weight(name="last", initializer="zeros")
        self.batches = 0

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.hits += tf.reduce_sum(tf.cast(tf.equal(y_true, tf.round(y_pred)), "float32"))  # -> LL107
        self.last = tf.reduce_mean(y_pred)  # -> LL107
        self.seen.assign_add(tf.cast(tf.size(y_true), "float32"))

    def result(self):
        return self.hits / self.seen + self.last
