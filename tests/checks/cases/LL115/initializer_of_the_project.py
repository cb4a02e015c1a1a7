# keras: 2, 3
import keras
import numpy as np


class Halves:
    def __call__(self, shape, dtype=None):
        return np.full(tuple(shape), 0.5, dtype="float32")


class Gate(keras.layers.Layer):
    """The initializer draws nothing."""

    def build(self, input_shape):
        halves = Halves()
        self.first = self.add_weight(name="first", shape=(input_shape[-1],), initializer=halves)
        self.second = self.add_weight(name="second", shape=(input_shape[-1],), initializer=halves)
        super().build(input_shape)

    def call(self, inputs):
        return inputs * self.first + self.second
