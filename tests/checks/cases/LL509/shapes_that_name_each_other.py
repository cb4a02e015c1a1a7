# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Around(layers.Layer):
    def build(self, input_shape):
        self.one = self.other
        self.other = self.one

    def call(self, inputs):
        return inputs + tf.ones(self.one)
