# keras: 2, 3
# Belief: add_loss piles up over calls. It is cleared at each top-level call.
import tensorflow as tf


class Penalty(tf.keras.layers.Layer):
    def __init__(self, rate=0.01, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate
        self.dense = tf.keras.layers.Dense(3)

    def call(self, inputs):
        output = self.dense(inputs)
        self.add_loss(self.rate * tf.reduce_mean(tf.square(output)))
        return output
