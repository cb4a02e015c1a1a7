# keras: 3
import keras
import tensorflow as tf


class Clipped(keras.Model):
    def __init__(self):
        super().__init__()
        self.run_eagerly = False
        self.dense = keras.layers.Dense(4)

    def call(self, inputs):
        outputs = self.dense(inputs)
        return outputs if tf.reduce_max(outputs) < 1.0 else outputs / 2.0  # -> LL503
