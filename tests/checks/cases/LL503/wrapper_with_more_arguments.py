# keras: 3
import tensorflow as tf


class Gated(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__()
        self.gate = tf.keras.layers.TimeDistributed(tf.keras.layers.Dense(1), **kwargs)
        self.parts = tf.keras.layers.RNN([tf.keras.layers.LSTMCell(3)], **kwargs)

    def call(self, inputs):
        for row in self.gate(inputs):  # -> LL503
            inputs = inputs + row
        for part in self.parts(inputs):
            inputs = inputs + part
        return inputs
