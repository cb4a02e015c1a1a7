# keras: 3
import tensorflow as tf


class InList(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.concat([inputs, inputs], axis=-1)

    def compute_output_shape(self, input_shape):
        return [(None, 2)]  # -> LL520


class Both(tf.keras.layers.Layer):
    def call(self, inputs):
        return [tf.concat([inputs, inputs], axis=-1)]

    def compute_output_shape(self, input_shape):
        return [(None, 2)]


class Flat(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.reduce_sum(inputs, axis=-1)

    def compute_output_shape(self, input_shape):
        return [input_shape[0]]
