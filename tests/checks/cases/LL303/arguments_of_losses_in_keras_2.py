# keras: 2
import tensorflow as tf


class Peak(tf.keras.metrics.Metric):
    def __init__(self, name="peak", **kwargs):
        super().__init__(name, **kwargs)


class Weighted(tf.keras.losses.Loss):
    def __init__(self, reduction=tf.keras.losses.Reduction.NONE):
        super().__init__(reduction)

    def call(self, y_true, y_pred):
        return tf.abs(y_true - y_pred)


class OfAnEnum(tf.keras.losses.Loss):
    def __init__(self):
        super().__init__(tf.keras.losses.Reduction.NONE, "plain")

    def call(self, y_true, y_pred):
        return tf.abs(y_true - y_pred)


class Named(tf.keras.losses.Loss):
    def __init__(self, name="named"):
        super().__init__(name)  # -> LL303

    def call(self, y_true, y_pred):
        return tf.abs(y_true - y_pred)
