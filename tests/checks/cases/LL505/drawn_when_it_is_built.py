# keras: 2, 3
"""What only the first call does is drawn once, as it is meant."""
import numpy as np
import tensorflow as tf
from tensorflow import keras


class Branches(keras.layers.Layer):
    def order(self, size):
        return np.random.permutation(size)

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(3,))
        self.places = self.order(3)
        self.built = True

    def call(self, x):
        try:
            assert self.kernel is not None
        except AttributeError:
            self.build(x.shape)
        return tf.gather(x * self.kernel, self.places, axis=-1)


class Lazy(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.places = None

    def call(self, x):
        if self.places is None:
            self.places = np.random.permutation(3)
        return tf.gather(x, self.places, axis=-1)


class EachCall(keras.layers.Layer):
    def order(self, size):
        return np.random.permutation(size)  # -> LL505

    def call(self, x):
        try:
            places = self.order(3)
        except ValueError:
            places = [0]
        return tf.gather(x, places, axis=-1)
