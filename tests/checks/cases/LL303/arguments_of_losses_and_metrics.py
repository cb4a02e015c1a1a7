# keras: 3
import tensorflow as tf


class Peak(tf.keras.metrics.Metric):
    def __init__(self, name="peak", **kwargs):
        super().__init__(name, **kwargs)  # -> LL303


class Both(tf.keras.metrics.Metric):
    def __init__(self, name="both", dtype=None):
        super(Both, self).__init__(name, dtype)  # -> LL303


class ByKeyword(tf.keras.metrics.Metric):
    def __init__(self, name="peak", dtype=None):
        super().__init__(dtype, name=name)


class OfAMean(tf.keras.metrics.Mean):
    def __init__(self, name="mean", **kwargs):
        super().__init__(name, **kwargs)


class Weighted(tf.keras.losses.Loss):
    def __init__(self, reduction="none"):
        super().__init__(reduction)  # -> LL303

    def call(self, y_true, y_pred):
        return tf.abs(y_true - y_pred)


class Named(tf.keras.losses.Loss):
    def __init__(self, name="named"):
        super().__init__(name)

    def call(self, y_true, y_pred):
        return tf.abs(y_true - y_pred)


class Unknown(tf.keras.metrics.Metric):
    def __init__(self, *args):
        super().__init__(*args)


class Kind(tf.keras.metrics.Metric):
    def __init__(self, kind):
        super().__init__(kind)
