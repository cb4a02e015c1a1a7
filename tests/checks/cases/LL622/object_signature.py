# keras: 2, 3
import numpy as np
from elsewhere import Mixin, drawn
from tensorflow import keras
from tensorflow.keras.constraints import Constraint
from tensorflow.keras.layers import Conv2D, Dense


class SumToOne(Constraint):
    def call(self, w):  # -> LL622
        return w / keras.backend.sum(w)


class Sparse(keras.regularizers.Regularizer):
    def call(self, w):  # -> LL622
        return keras.backend.sum(keras.backend.abs(w))


class Both(keras.regularizers.Regularizer):
    def __call__(self, w):
        return self.call(w)

    def call(self, w):
        return keras.backend.sum(w)


class Mixed(Mixin, keras.regularizers.Regularizer):
    def call(self, w):
        return keras.backend.sum(w)


class Squared(keras.losses.Loss):
    def call(self, y_true, y_pred):
        return (y_true - y_pred) ** 2


def small(shape, name=None):
    return np.zeros(shape)


def typed(shape, dtype=None):
    return np.zeros(shape, dtype)


def open_to_all(shape, **options):
    return np.zeros(shape)


first = Dense(3, kernel_initializer=small)  # -> LL622
second = Conv2D(3, 3, bias_initializer=small, kernel_initializer="zeros")  # -> LL622
right = [
    Dense(3, kernel_initializer=typed, bias_initializer=open_to_all),
    Dense(3, kernel_initializer=drawn),
    Dense(3, kernel_initializer=keras.initializers.Zeros()),
]
