# keras: 2, 3
import tensorflow as tf


class Named(tf.keras.metrics.Metric):
    def __init__(self, name, **kwargs):
        super().__init__(name=name, **kwargs)

    def update_state(self, y_true, y_pred, sample_weight=None):
        pass

    def result(self):
        return 0.0


class NamedLoss(tf.keras.losses.Loss):
    def __init__(self, name, **kwargs):
        super().__init__(name=name, **kwargs)

    def call(self, y_true, y_pred):
        return tf.square(y_true - y_pred)
