# keras: 2, 3
import functools

import tensorflow as tf
from tensorflow import keras


def logged(function):
    @functools.wraps(function)
    def wrapper(self, *args):
        return function(*args)

    return wrapper


class Mask(keras.layers.Layer):
    def compute_mask(self, inputs, **kwargs):  # -> LL514
        return tf.not_equal(inputs, 0)

    def call(self, inputs):
        return inputs


class Built(keras.Model):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def train_step():  # -> LL514
        return {}

    def call(self, inputs):
        return inputs * self.units


class Alone(keras.Model):
    def call(inputs, training=None):  # -> LL514
        return inputs


class Right(keras.layers.Layer):
    def __init__(this, **kwargs):
        super().__init__(**kwargs)

    def call(this, inputs):
        return inputs * 2

    def compute_mask(this, inputs, previous):
        return previous


class Variadic(keras.layers.Layer):
    def compute_mask(self, *args):
        return None

    @staticmethod
    def call(inputs):
        return inputs * 2


class Decorated(keras.layers.Layer):
    @logged
    def call(inputs):
        return inputs * 2
