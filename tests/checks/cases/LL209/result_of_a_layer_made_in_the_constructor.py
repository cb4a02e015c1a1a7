# keras: 2
import tensorflow as tf
from tensorflow.keras import layers


class Start(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        flatten = layers.Flatten()
        dense = layers.Dense(3)
        self.dense = dense
        self.start = flatten.call(tf.ones((1, 3)))
        self.first = dense.call(tf.ones((1, 3)))

    def call(self, inputs):
        return self.dense(inputs) + self.start + self.first
