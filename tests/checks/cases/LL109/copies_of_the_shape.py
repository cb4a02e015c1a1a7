# keras: 2, 3
import tensorflow as tf


class Last(tf.keras.layers.Layer):
    def build(self, input_shape):
        shape = list(input_shape)
        shape[-1] = 1
        self.alpha = self.add_weight(name="alpha", shape=shape)  # -> LL109
        self.built = True

    def call(self, x):
        return x * self.alpha


class First(tf.keras.layers.Layer):
    def build(self, input_shape):
        shape = list(input_shape)
        shape[0] = 1
        shape[-1] = 1
        self.alpha = self.add_weight(name="alpha", shape=shape)
        self.built = True

    def call(self, x):
        return x * self.alpha


class Popped(tf.keras.layers.Layer):
    def build(self, input_shape):
        shape = list(input_shape)
        shape[-1] = 1
        shape.pop(0)
        self.alpha = self.add_weight(name="alpha", shape=shape)
        self.built = True

    def call(self, x):
        return x * self.alpha


class Slice(tf.keras.layers.Layer):
    def build(self, input_shape):
        shape = list(input_shape[1:])
        shape[-1] = 1
        self.alpha = self.add_weight(name="alpha", shape=shape)
        self.built = True

    def call(self, x):
        return x * self.alpha


class AnyEntry(tf.keras.layers.Layer):
    def __init__(self, axis=-1, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis

    def build(self, input_shape):
        shape = list(input_shape)
        for i in range(len(shape)):
            shape[i] = 1
        self.alpha = self.add_weight(name="alpha", shape=shape)
        self.built = True

    def call(self, x):
        return x * self.alpha
