# keras: 2, 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Input(layers.Layer):
    def call(self, inputs):
        return inputs  # -> LL510

    def compute_mask(self, inputs, mask=None):
        return None


class Bare(layers.Layer):
    def call(self, inputs):
        return inputs  # -> LL510

    def compute_mask(self, inputs, mask=None):
        return


class Other(layers.Layer):
    def call(self, inputs, other=None):
        if other is None:
            return
        if other == 1:
            return other
        inputs = tf.identity(inputs)
        return inputs

    def compute_mask(self, inputs, mask=None):
        return None


class Own(layers.Layer):
    def call(self, inputs):
        return inputs

    def compute_mask(self, inputs, mask=None):
        return mask


class Abstract(layers.Layer):
    def call(self, inputs):
        return inputs

    def compute_mask(self, inputs, mask=None):
        raise NotImplementedError


class Net(keras.Model):
    def call(self, inputs, mask=None):
        return inputs

    def compute_mask(self, inputs, mask=None):
        return None


class NoArgument(layers.Layer):
    @staticmethod
    def call():
        return None

    def compute_mask(self, inputs, mask=None):
        return None


class AbstractCall(layers.Layer):
    def call(self, inputs, mask=None):
        raise NotImplementedError


class Tested(layers.Layer):
    """A note: the mask decides."""

    def call(self, inputs, mask=None):
        if mask is not None:
            inputs = inputs * 2.0
        return inputs


class Property(layers.Layer):
    @property
    def supports_masking(self):
        return True

    def call(self, inputs, mask=None):
        return inputs
