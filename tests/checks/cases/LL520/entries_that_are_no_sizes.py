# keras: 3
import tensorflow as tf


class Nested(tf.keras.layers.Layer):
    def __init__(self, units=4):
        super().__init__()
        self.units = units

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], self.units))
        self.built = True

    def call(self, x):
        return tf.tensordot(x, self.w, 1)

    def compute_output_shape(self, input_shape):
        return (input_shape[:-1], self.units)  # -> LL520


class Halves(tf.keras.layers.Layer):
    def call(self, x):
        return tf.add(x, 1.0)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], input_shape[-1] / 2)  # -> LL520


class InBrackets(tf.keras.layers.Layer):
    def call(self, x):
        return tf.reshape(x, (-1, 2, 2))

    def compute_output_shape(self, input_shape):
        return [input_shape[0], [2, 2]]  # -> LL520


class Flat(Nested):
    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.units)


class Two(tf.keras.layers.Layer):
    def call(self, x):
        return x * 2.0, x * 3.0

    def compute_output_shape(self, input_shape):
        return input_shape, input_shape


class OfTwo(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs[0] * 1.0

    def compute_output_shape(self, input_shape):
        return (input_shape[0][0], input_shape[0][1])


class Several(tf.keras.layers.Layer):
    def call(self, inputs):
        first, second = inputs
        return [first * 1.0, tf.concat([first, second], axis=-1)]

    def compute_output_shape(self, input_shape):
        return [input_shape[0], (None, 8)]
