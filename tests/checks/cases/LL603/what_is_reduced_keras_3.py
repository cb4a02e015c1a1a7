# keras: 3
import tensorflow as tf
from tensorflow import keras


class Added(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.unreduced = keras.losses.MeanSquaredError(reduction=None)
        self.reduced = keras.losses.MeanSquaredError()

    def call(self, inputs, pair=()):
        self.add_loss(keras.ops.square(inputs))  # -> LL603
        self.add_loss(self.unreduced(inputs, tf.zeros_like(inputs)))
        self.add_loss(self.unreduced(inputs, inputs))  # -> LL603
        self.add_loss(self.reduced(inputs, inputs))
        self.add_loss(tf.reduce_mean(input_tensor=inputs, axis=1))
        self.add_loss(tf.reduce_mean(*pair))
        self.add_loss(tf.reduce_mean(inputs, axis=[0, 1]))
        self.add_loss(tf.reduce_mean(inputs, axis=1))  # -> LL603
        return inputs
