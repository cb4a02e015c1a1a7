# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Merge(layers.Layer):
    def call(self, inputs: tf.Tensor, dimensions) -> tf.Tensor:
        height, width = dimensions
        return self.pad(inputs, height, width)

    def pad(self, inputs, height, width):
        if height % 2 == 1 or width % 2 == 1:  # -> LL503
            inputs = inputs * 2
        return inputs
