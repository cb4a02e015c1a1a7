# keras: 3
# Functions of TensorFlow in `compute_mask` and in helpers of a constructor.
import keras
import tensorflow as tf
from keras import layers


class Masks(layers.Layer):
    def call(self, x):
        return x

    def compute_mask(self, x, mask=None):
        return tf.not_equal(x, 0)  # -> LL703


class MasksOfAModel(keras.Model):
    def call(self, x):
        return x

    def compute_mask(self, x, mask=None):
        return tf.not_equal(x, 0)


class MasksByOneArgument(layers.Layer):
    def call(self, x):
        return x

    def compute_mask(self, x):  # -> LL514
        return tf.not_equal(x, 0)


class MasksInAFunction(layers.Layer):
    def call(self, x):
        return x

    def compute_mask(self, x, mask=None):
        def padded():
            return tf.not_equal(x, 0)

        return None if self.built else padded


class MasksByStars(layers.Layer):
    def call(self, x):
        return x

    def compute_mask(self, *inputs, mask=None):
        return tf.not_equal(inputs, 0)


class MasksOfTheMask(layers.Layer):
    def call(self, x):
        return x

    def compute_mask(self, x, mask=None):
        return None if mask is None else tf.logical_not(mask)


class Functional(keras.Model):
    def __init__(self, **kwargs):
        inputs = keras.Input((4,))
        x = tf.nn.relu(inputs)  # -> LL703
        x = tf.keras.backend.square(layers.Dense(4)(x))  # -> LL703
        x = self.scaled(x, inputs)
        super().__init__(inputs, self.given(*(x, inputs)), **kwargs)

    def scaled(self, x, inputs):
        return layers.Dense(4)(x) + tf.reduce_sum(inputs)  # -> LL703

    def given(self, x, inputs):
        return layers.Dense(4)(tf.identity(x))  # -> LL703
