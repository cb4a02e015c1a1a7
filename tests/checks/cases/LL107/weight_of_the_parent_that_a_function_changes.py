# keras: 2
import tensorflow as tf
from tensorflow.keras import layers


class DropConnect(layers.Dense):
    def call(self, inputs):
        self.kernel = tf.nn.dropout(self.kernel, 0.5)  # -> LL107 # -> LL523
        return super().call(inputs)


class Normed(layers.Conv2D):
    def call(self, inputs):
        kernel = tf.nn.l2_normalize(self.kernel, axis=-1)
        self.kernel = kernel  # -> LL107
        return super().call(inputs)


class Local(layers.Dense):
    def call(self, inputs):
        kernel = tf.nn.l2_normalize(self.kernel, axis=0)
        return tf.matmul(inputs, kernel) + self.bias


class Sized(layers.Dense):
    def build(self, input_shape):
        super().build(input_shape)
        self.size = tf.shape(self.kernel)
        self.start = tf.zeros_like(self.kernel)

    def call(self, inputs):
        return super().call(inputs)
