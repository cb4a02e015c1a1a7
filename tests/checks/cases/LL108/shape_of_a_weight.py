# keras: 2
import tensorflow as tf


class Masked(tf.keras.layers.Layer):
    """Only the shape of the weight is looked at: its value is used in `call`."""

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(input_shape[-1], 6))
        self.mask = tf.ones(self.kernel.shape)
        self.offset = tf.zeros_like(self.kernel)

    def call(self, inputs):
        return inputs @ (self.kernel * self.mask + self.offset)
