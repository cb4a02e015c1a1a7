# keras: 2
import tensorflow as tf
from tensorflow import keras


class Share(keras.metrics.Metric):
    """Keras 2 converts the control flow of metrics, where the condition is a single number."""

    def __init__(self, name="share", **kwargs):
        super().__init__(name=name, **kwargs)
        self.hits = self.add_weight(name="hits", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        if sample_weight:  # -> LL503
            self.hits.assign_add(tf.reduce_sum(sample_weight))
        if tf.reduce_max(y_pred) > 0.5:
            self.hits.assign_add(1.0)

    def result(self):
        if self.hits > 0:
            return self.hits
        return 0.0 * self.hits
