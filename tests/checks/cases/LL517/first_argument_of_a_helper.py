# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Helped(keras.layers.Layer):
    def __init__(self, options, **kwargs):
        super().__init__(**kwargs)
        self.options = options

    def shifted(self, y):
        return y + tf.ones((3,))

    def call(self, x):
        y = self.shifted(tf.cast(x, "float32"))
        z = x + tf.constant(**self.options)
        return x + tf.ones((3,)), y, z  # -> LL517
