# keras: 2
import tensorflow as tf


class Named(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.ws = {key: self.add_weight(name=key, shape=(3,)) for key in ("a", "b")}
        super().build(input_shape)

    def call(self, x):
        return x * self.ws["a"] + self.ws["b"]


class Same(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.ws = {key: self.add_weight(name="w", shape=(3,)) for key in ("a", "b")}  # -> LL117
        super().build(input_shape)

    def call(self, x):
        return x * self.ws["a"] + self.ws["b"]


class Unnamed(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.ws = {key: self.add_weight(shape=(3,)) for key in ("a", "b")}  # -> LL117
        super().build(input_shape)

    def call(self, x):
        return x * self.ws["a"] + self.ws["b"]
