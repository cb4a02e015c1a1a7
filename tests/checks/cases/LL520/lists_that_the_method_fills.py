# keras: 3
import keras
from keras import ops


class Appended(keras.layers.Layer):
    def call(self, inputs):
        return ops.tanh(inputs)

    def compute_output_shape(self, input_shape):
        shape = [input_shape[0], 4, 4, 4]
        shape.append(4)
        shape.append(4)
        return shape  # -> LL520


class Picked(keras.layers.Layer):
    def call(self, inputs):
        return ops.tanh(inputs)

    def compute_output_shape(self, input_shape):
        shape = list(input_shape)
        shape[1] = 4
        return (*input_shape, shape[1], 5)  # -> LL520


class Flattened(keras.layers.Layer):
    def __init__(self, rows, **kwargs):
        super().__init__(**kwargs)
        self.rows = rows

    def call(self, inputs):
        return ops.tanh(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, self.rows * 2 * self.rows)  # -> LL520
