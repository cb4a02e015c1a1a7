# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Reshape(layers.Layer):
    def call(self, inputs):
        shape = inputs.shape.as_list()
        pass
        return tf.reshape(inputs * 2, shape)  # -> LL509
