# keras: 3
import numpy as np
import tensorflow as tf


class Listed(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.positions = [tf.ones((input_shape[-1],)), tf.zeros((input_shape[-1],))]  # -> LL118

    def call(self, inputs):
        return inputs * self.positions[0] + self.positions[1]


class OfArrays(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.positions = [np.ones((input_shape[-1],), "float32"), np.zeros((input_shape[-1],), "float32")]

    def call(self, inputs):
        return inputs * self.positions[0] + self.positions[1]
