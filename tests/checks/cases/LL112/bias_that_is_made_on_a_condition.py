# keras: 2, 3
import tensorflow as tf


class Unused(tf.keras.layers.Layer):
    def __init__(self, units=3, use_bias=True, **kwargs):
        super().__init__(**kwargs)
        self.units, self.use_bias = units, use_bias

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(input_shape[-1], self.units))
        self.bias = self.add_weight(name="bias", shape=(self.units,)) if self.use_bias else None  # -> LL112
        super().build(input_shape)

    def call(self, x):
        return x @ self.kernel


class Used(tf.keras.layers.Layer):
    def __init__(self, units=3, use_bias=True, **kwargs):
        super().__init__(**kwargs)
        self.units, self.use_bias = units, use_bias

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(input_shape[-1], self.units))
        self.bias = self.add_weight(name="bias", shape=(self.units,)) if self.use_bias else None
        self.old = self.add_weight(name="old", shape=(3,), trainable=False) if self.use_bias else None
        super().build(input_shape)

    def call(self, x):
        y = x @ self.kernel
        return y if self.bias is None else y + self.bias
