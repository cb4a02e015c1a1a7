# keras: 2, 3
import tensorflow as tf


class Positive(tf.keras.layers.Layer):
    def __init__(self, activation="softplus", **kwargs):
        super().__init__(**kwargs)
        self.activation = tf.keras.activations.get(activation)

    def build(self, input_shape):
        self.scale = self.activation(self.add_weight(name="s", shape=(input_shape[-1],)))  # -> LL108
        self.shift = tf.cond(tf.constant(True), lambda: tf.exp(self.scale), lambda: tf.zeros((1,)))
        super().build(input_shape)

    def call(self, x):
        return x * self.scale


class PerhapsItself(tf.keras.layers.Layer):
    def __init__(self, activation=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = tf.keras.activations.get(activation)

    def build(self, input_shape):
        self.scale = self.activation(self.add_weight(name="s", shape=(input_shape[-1],)))
        super().build(input_shape)

    def call(self, x):
        return x * self.scale
