# keras: 2
import tensorflow as tf


class Needs(tf.keras.layers.Layer):
    def build(self, input_shape, *, units):  # -> LL308
        self.w = self.add_weight(name="w", shape=(units,))
        super().build(input_shape)

    def call(self, x):
        return x * self.w


class HasDefaults(tf.keras.layers.Layer):
    def build(self, input_shape, *, units=3, **options):
        self.w = self.add_weight(name="w", shape=(units,), **options)
        super().build(input_shape)

    def call(self, x):
        return x * self.w
