# keras: 2, 3
import tensorflow as tf
from project import sizes, spot


class Second(tf.keras.layers.Layer):
    def build(self, input_shape):
        shape = list(input_shape)
        shape[1] = 1
        self.w = self.add_weight(name="w", shape=shape)  # -> LL109
        self.built = True

    def call(self, x):
        return x * self.w


class ByTuple(tf.keras.layers.Layer):
    def build(self, input_shape):
        shape = list(input_shape)
        shape[-1] = 1
        self.w = self.add_weight(name="w", shape=tuple(shape))  # -> LL109
        self.built = True

    def call(self, x):
        return x * self.w


class Anew(tf.keras.layers.Layer):
    def build(self, input_shape):
        shape = list(input_shape)
        shape = sizes(shape)
        shape[-1] = 1
        self.w = self.add_weight(name="w", shape=shape)
        self.built = True

    def call(self, x):
        return x * self.w


class Anywhere(tf.keras.layers.Layer):
    def build(self, input_shape):
        shape = list(input_shape)
        shape[spot()] = 1
        self.w = self.add_weight(name="w", shape=shape)
        self.built = True

    def call(self, x):
        return x * self.w


class OfTheProject(tf.keras.layers.Layer):
    def build(self, input_shape):
        shape = sizes(input_shape)
        shape[-1] = 1
        self.w = self.add_weight(name="w", shape=shape)
        self.built = True

    def call(self, x):
        return x * self.w
