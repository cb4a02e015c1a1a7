# keras: 2, 3
import tensorflow as tf


class Replaced(tf.keras.metrics.Metric):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hits = self.add_weight(name="hits", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.hits.assign_add(tf.reduce_sum(y_pred))

    def result(self):
        return self.hits

    def reset_state(self):
        self.hits = tf.Variable(0.0)  # -> LL107


class Updated(tf.keras.metrics.Metric):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hits = self.add_weight(name="hits", initializer="zeros")
        self.epochs = 0

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.hits.assign_add(tf.reduce_sum(y_pred))

    def result(self):
        return self.hits

    def reset_state(self):
        self.epochs = 0
        self.hits.assign(0.0)
