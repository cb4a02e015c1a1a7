# keras: 3
import tensorflow as tf
from tensorflow.keras.losses import Loss, MeanSquaredError, Reduction


class Dice(tf.keras.losses.Loss):
    def __init__(self, smooth=1.0, reduction="auto", name="dice"):  # -> LL719
        super().__init__(reduction=reduction, name=name)
        self.smooth = smooth

    def call(self, y_true, y_pred):
        return y_true * y_pred


class Other(Loss):
    def __init__(self):
        super().__init__(reduction=Reduction.AUTO)  # -> LL719

    def call(self, y_true, y_pred):
        return y_true * y_pred


class Right(Loss):
    def __init__(self, reduction="sum", other="auto", **kwargs):
        super().__init__(reduction=reduction, **kwargs)

    def call(self, y_true, y_pred):
        return y_true * y_pred


first = MeanSquaredError(reduction=tf.keras.losses.Reduction.AUTO)  # -> LL719
second = MeanSquaredError(reduction=tf.keras.losses.Reduction.NONE)
third = MeanSquaredError(reduction=None)
fourth = MeanSquaredError(reduction=tf.losses.Reduction.SUM_OVER_BATCH_SIZE)


class Trains(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.error = MeanSquaredError(reduction="auto")  # -> LL719
        self.dense = tf.keras.layers.Dense(3)

    def call(self, x):
        return self.dense(x)
