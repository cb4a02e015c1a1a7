# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Normal(layers.Layer):
    def build(self, shape):
        self.moment = self.add_weight(name="moment", shape=(shape[-1],), trainable=False)
        self.finalize()

    def finalize(self):
        self.mean = tf.reshape(self.moment, (1, -1))

    def call(self, inputs):
        return inputs - self.mean
