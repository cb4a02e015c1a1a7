# keras: 3
import keras
import tensorflow as tf


class Reshapes(keras.layers.Layer):
    def __init__(self, new_shape, **kwargs):
        super().__init__(**kwargs)
        self.new_shape = new_shape

    def call(self, inputs):
        return tf.reshape(inputs, self.new_shape)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.new_shape)  # -> LL520


class Adds(keras.layers.Layer):
    def __init__(self, new_shape, **kwargs):
        super().__init__(**kwargs)
        self.new_shape = new_shape

    def call(self, inputs):
        return tf.reshape(inputs, (-1,) + self.new_shape)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.new_shape)  # -> LL520


class Joined(keras.layers.Layer):
    def __init__(self, new_shape, **kwargs):
        super().__init__(**kwargs)
        self.new_shape = new_shape

    def call(self, inputs):
        return tf.reshape(inputs, (-1,) + self.new_shape)

    def compute_output_shape(self, input_shape):
        return (input_shape[0],) + self.new_shape


class Size(keras.layers.Layer):
    def __init__(self, size, **kwargs):
        super().__init__(**kwargs)
        self.size = size

    def call(self, inputs):
        return tf.reshape(inputs, (-1, self.size))

    def compute_output_shape(self, input_shape):
        return (None, self.size)
