"""Right in Keras 2; in Keras 3 only once it is fixed."""

import tensorflow as tf

DATA = tf.reshape(tf.range(6.0), (2, 3)) / 7.0


class Cell(tf.keras.layers.SimpleRNNCell):
    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return tf.ones((batch_size, self.units), dtype)

    def call(self, inputs, states, training=None):
        mask = self.get_dropout_mask_for_cell(inputs, training)
        if mask is not None:
            inputs = inputs * mask
        return super().call(inputs, states)


class Made(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.rnn = tf.keras.layers.RNN(Cell(3, dropout=0.5))

    def call(self, inputs):
        return self.rnn(tf.stack([inputs, 2.0 * inputs], axis=1))
