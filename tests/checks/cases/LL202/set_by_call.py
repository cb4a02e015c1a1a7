# keras: 3
import tensorflow as tf
from tensorflow import keras


class Flat(keras.layers.Layer):
    def call(self, inputs):
        self.width = inputs.shape[1] * inputs.shape[2]
        return tf.reshape(inputs, (-1, self.width))

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.width)  # -> LL202


class Built(keras.layers.Layer):
    def build(self, input_shape):
        self.width = input_shape[1] * input_shape[2]

    def call(self, inputs):
        self.width = inputs.shape[1] * inputs.shape[2]
        return tf.reshape(inputs, (-1, self.width))

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.width)


class WithDefault(keras.layers.Layer):
    width = 4

    def call(self, inputs):
        self.width = inputs.shape[1] * inputs.shape[2]
        return tf.reshape(inputs, (-1, self.width))

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.width)
