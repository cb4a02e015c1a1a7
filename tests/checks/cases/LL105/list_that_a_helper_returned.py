# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Pool(layers.Layer):
    def call(self, inputs):
        outputs = self._pool(inputs)
        outputs.append(inputs)
        return outputs

    def _pool(self, inputs):
        return [tf.reduce_mean(inputs)]
