# keras: 2, 3
import tensorflow as tf


class InBuild(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.size = tf.shape(input_shape)[0]  # -> LL516
        super().build(input_shape)

    def call(self, inputs):
        return tf.reshape(inputs, (self.size, -1))


class Named(tf.keras.layers.Layer):
    def call(self, inputs):
        shape = inputs.shape
        return inputs * tf.cast(tf.shape(input=shape)[0], inputs.dtype)  # -> LL516


class Listed(tf.keras.layers.Layer):
    def call(self, inputs):
        batch = tf.shape(tuple(inputs.shape))[0]  # -> LL516
        return tf.reshape(inputs, (batch, -1))


class OfTensors(tf.keras.layers.Layer):
    """A tensor that is named like a shape, and the rank of a tensor."""

    def call(self, inputs):
        shape = tf.shape(inputs)
        rank = tf.shape(shape)[0]
        return tf.reshape(inputs, shape) * tf.cast(rank, inputs.dtype)
