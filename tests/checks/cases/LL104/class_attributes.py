# keras: 3
import keras
import tensorflow as tf


class Scaled(keras.layers.Layer):
    scale = tf.Variable(1.0)  # -> LL104
    tables = {"a": tf.Variable([1.0])}  # -> LL104
    shape = (3,)

    def call(self, inputs):
        return inputs * self.scale + self.tables["a"]
