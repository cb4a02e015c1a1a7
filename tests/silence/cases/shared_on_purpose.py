# keras: 2, 3
# One layer under two names, or called twice, is sharing and meant.
import tensorflow as tf


class Siamese(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.encoder = tf.keras.layers.Dense(3)
        self.query = self.encoder

    def call(self, inputs):
        return self.query(self.encoder(inputs)) + self.encoder(inputs)
