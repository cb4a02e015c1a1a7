# keras: 2, 3
# Hooks without arguments that are decorated, abstract, static, or never run.
from abc import abstractmethod

import tensorflow as tf
from project import with_inputs
from tensorflow import keras


class ShapeByAProperty(keras.layers.Layer):
    def call(self, x):
        return tf.tanh(x)

    @property
    def compute_output_shape(self):
        return lambda shape: shape


class AbstractShape(keras.layers.Layer):
    def call(self, x):
        return tf.tanh(x)

    @abstractmethod
    def compute_output_shape(self):
        raise NotImplementedError


class WithoutShape(keras.layers.Layer):
    def call(self, x):
        return tf.tanh(x)

    def compute_output_shape(self):  # -> LL514
        return (None, 4)


class NoArguments(keras.layers.Layer):
    def call(self, x):
        return tf.tanh(x)

    def compute_mask():  # -> LL514
        return None


class StaticMask(keras.layers.Layer):
    def call(self, x):
        return tf.tanh(x)

    @staticmethod
    def compute_mask(inputs):
        return None


class DecoratedMask(keras.layers.Layer):
    def call(self, x):
        return tf.tanh(x)

    @with_inputs
    def compute_mask(self, inputs):
        return None


class CalledItself(keras.layers.Layer):
    def __call__(self, x):
        return self.call()

    def call(self):
        return tf.zeros((2, 4))


class DecoratedCall(keras.layers.Layer):
    @with_inputs
    def call(self):
        return tf.zeros((2, 4))


class NeverCalled(keras.layers.Layer):
    def call(self):
        return None


class Steps(keras.Model):
    def call(self):
        return tf.zeros((2, 4))


class WithoutInputs(keras.layers.Layer):
    def call(self):  # -> LL514
        return tf.zeros((2, 4))
