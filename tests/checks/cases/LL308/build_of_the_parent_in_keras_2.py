# keras: 2
import tensorflow as tf


class Scaled(tf.keras.layers.LSTM):
    def call(self, inputs, mask=None, training=None, initial_state=None):
        return super().call(inputs * 2.0, mask=mask, training=training, initial_state=initial_state)
