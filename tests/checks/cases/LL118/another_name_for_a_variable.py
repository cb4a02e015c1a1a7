# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Norm(layers.Layer):
    def build(self, shape):
        self.kernel = tf.Variable(tf.ones((3, 3)))  # -> LL104
        self.v = self.kernel  # not LL118

    def call(self, inputs):
        self.kernel = tf.nn.l2_normalize(self.v, axis=0)
        return tf.matmul(inputs, self.kernel)
