# keras: 2, 3
import functools

import tensorflow as tf


class Derived(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        self.project = functools.partial(tf.matmul, b=tf.nn.l2_normalize(self.w, 0))  # -> LL108
        super().build(input_shape)

    def call(self, x):
        return self.project(x)


class Itself(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        self.project = functools.partial(self._project, factor=0.5)
        super().build(input_shape)

    def _project(self, x, factor):
        return tf.matmul(x, tf.nn.l2_normalize(self.w, 0)) * factor

    def call(self, x):
        return self.project(x)
