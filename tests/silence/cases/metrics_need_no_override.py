# keras: 2, 3
# Belief: `metrics` must be overridden so that attribute metrics are reset.
import tensorflow as tf


class Tracked(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(2)
        self.total = tf.keras.metrics.Mean(name="total")

    def call(self, inputs, training=None):
        output = self.dense(inputs)
        self.total.update_state(tf.reduce_sum(output))
        return output
