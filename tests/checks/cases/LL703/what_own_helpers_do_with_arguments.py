# keras: 3
import keras
import tensorflow as tf
from keras import ops


class InHelper(keras.layers.Layer):
    def _mask(self, ids):
        return tf.not_equal(ids, 0)  # -> LL703

    def compute_mask(self, inputs, mask=None):
        return self._mask(inputs)

    def call(self, inputs):
        return ops.one_hot(inputs, 4)


class OfTheMask(keras.layers.Layer):
    def _wide(self, mask):
        return tf.expand_dims(mask, -1)

    def compute_mask(self, inputs, mask=None):
        return None if mask is None else self._wide(mask)

    def call(self, inputs):
        return ops.expand_dims(inputs, -1)


class Asked(keras.layers.Layer):
    def _mask(self, ids):
        if isinstance(ids, keras.KerasTensor):
            return ops.not_equal(ids, 0)
        return tf.not_equal(ids, 0)

    def compute_mask(self, inputs, mask=None):
        return self._mask(inputs)

    def call(self, inputs):
        return ops.one_hot(inputs, 4)
