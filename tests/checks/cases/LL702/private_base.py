# keras: 2, 3
"""A base from the private copy of Keras in TensorFlow is the finding: what is right in Keras 2 is right in the class."""
import tensorflow as tf
from tensorflow.python.keras import layers as private
from tensorflow.python.keras.engine.base_layer import Layer
from tensorflow.python.keras.engine.training import Model


class Kernel(Layer):  # -> LL702
    def build(self, input_shape):
        self.kernel = self.add_weight("kernel", shape=[3, 3])
        self.scale = tf.Variable(1.0)
        super().build(input_shape)

    def call(self, x):
        return tf.matmul(x, self.kernel) * self.scale


class Wide(private.Dense):  # -> LL702
    pass


class Net(Model):  # -> LL702
    def call(self, x):
        return x


class Own(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(3, 3))
        super().build(input_shape)

    def call(self, x):
        return tf.matmul(x, self.kernel)
