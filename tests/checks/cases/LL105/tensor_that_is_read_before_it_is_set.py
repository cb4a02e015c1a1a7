# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Cell(layers.Layer):
    def call(self, inputs, states):
        with tf.name_scope("cell"):
            output = tf.matmul(inputs, self.state)
            self.state = tf.nn.relu(output)  # -> LL105
        return output
