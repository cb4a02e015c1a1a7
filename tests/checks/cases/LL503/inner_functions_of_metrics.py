# keras: 2
import tensorflow as tf
from tensorflow.keras.losses import binary_crossentropy
from tensorflow.python.keras.metrics import squeeze_or_expand_dimensions


class Overlap(tf.keras.metrics.Metric):
    """What the inside of Keras gives back is not known."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.total = self.add_weight(name="total", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_pred, y_true, sample_weight = squeeze_or_expand_dimensions(y_pred, y_true, sample_weight)
        self.total.assign_add(tf.reduce_sum(y_true * y_pred))

    def result(self):
        return self.total


class Unpacked(tf.keras.metrics.Metric):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.total = self.add_weight(name="total", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        a, b = binary_crossentropy(y_true, y_pred)  # -> LL503
        self.total.assign_add(a * b)

    def result(self):
        return self.total
