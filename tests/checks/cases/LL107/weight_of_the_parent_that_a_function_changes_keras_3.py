# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class DropConnect(layers.Dense):
    def call(self, inputs):
        self.kernel = tf.nn.dropout(self.kernel, 0.5)  # -> LL306 # -> LL523
        return super().call(inputs)


class Shifted(layers.Dense):
    def call(self, inputs):
        self.bias = tf.nn.dropout(self.bias, 0.5)  # -> LL107 # -> LL523
        return super().call(inputs)
