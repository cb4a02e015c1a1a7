# keras: 3
import tensorflow as tf


class Hits(tf.keras.metrics.Metric):
    def __init__(self, name="hits", **kwargs):
        super().__init__(name=name, **kwargs)
        self.total = self.add_weight(name="total", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        values = tf.cast(tf.equal(y_true, y_pred), self.dtype)
        if sample_weight is not None:
            values = values * tf.broadcast_weights(sample_weight, values)  # -> LL701
        self.total.assign_add(tf.reduce_sum(values))

    def result(self):
        return self.total
