# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


from typing import Tuple


class Merge(layers.Layer):
    def call(self, inputs: tf.Tensor, dimensions: Tuple[int, int]) -> tf.Tensor:
        height, width = dimensions
        return self.pad(inputs, height, width)

    def pad(self, inputs, height: int, width: int):
        if height % 2 == 1 or width % 2 == 1:
            inputs = inputs * 2
        return inputs
