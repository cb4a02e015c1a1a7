# keras: 2
import keras
import tensorflow as tf


class WithVariable(keras.Model):
    """Keras 2 tracks the variable, which has its value at once."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(8)
        self.scale = tf.Variable(1.0)
        self.count = len(self.trainable_variables)

    def call(self, inputs):
        return self.hidden(inputs) * self.scale
