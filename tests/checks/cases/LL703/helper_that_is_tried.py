# keras: 3
import keras
import tensorflow as tf


class Tried(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        try:
            y = self._summed(x)
        except ValueError:
            y = x
        super().__init__(inputs=x, outputs=y)

    def _summed(self, x):
        return tf.reduce_sum(x)
