# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Rotary(keras.layers.Layer):
    def __init__(self, temperature=1e4, table=None, **kwargs):
        super().__init__(**kwargs)
        self.temperature = temperature
        self.table = table

    def build(self, input_shape):
        self.channels = input_shape[-1]
        self.built = True

    def call(self, inputs):
        position = tf.cast(tf.range(tf.shape(inputs)[1]), "float32")[:, tf.newaxis]
        scale = tf.range(self.channels, dtype="float32") / self.channels
        angle = position / tf.pow(self.temperature, scale)
        x = inputs * tf.cos(angle)  # -> LL517
        counted = tf.range(self.channels) + 1
        y = inputs * tf.cast(counted, inputs.dtype)
        z = inputs * (scale * self.table)
        return x + y + z
