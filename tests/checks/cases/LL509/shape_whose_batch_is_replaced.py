# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Reshape(layers.Layer):
    def call(self, inputs):
        shape = inputs.shape.as_list()
        shape[0] = -1
        return tf.reshape(inputs * 2, shape)
