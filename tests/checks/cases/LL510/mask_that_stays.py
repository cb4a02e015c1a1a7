# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Remove(keras.layers.Layer):
    def call(self, x):
        return x  # -> LL510

    def compute_mask(self, x, mask=None):
        return None


class NoReturn(keras.layers.Layer):
    def call(self, x, mask=None):
        if mask is None:
            return x  # -> LL510
        return x * tf.cast(mask[..., None], x.dtype)

    def compute_mask(self, x, mask=None):
        pass


class Copies(keras.layers.Layer):
    def call(self, x):
        return tf.identity(x)

    def compute_mask(self, x, mask=None):
        return None


class HandsOn(keras.layers.Layer):
    def call(self, x):
        return x

    def compute_mask(self, x, mask=None):
        return mask


class Changes(keras.layers.Layer):
    def call(self, x):
        x = tf.reduce_sum(x, axis=1)
        return x

    def compute_mask(self, x, mask=None):
        return None


class Renamed(keras.layers.Layer):
    def call(self, x):
        y = x
        return y  # -> LL510

    def compute_mask(self, x, mask=None):
        return None
