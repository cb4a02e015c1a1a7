# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Mean(layers.Layer):
    def state(self, name, shape):
        return self.add_weight(name=name, shape=shape, initializer="zeros", trainable=False)

    def build(self, input_shape):
        self.mean = self.state("mean", (input_shape[-1],))
        super().build(input_shape)

    def call(self, inputs):
        self.mean.assign(tf.reduce_mean(inputs, axis=0))
        return inputs - self.mean
