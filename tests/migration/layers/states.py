"""Right in Keras 2; in Keras 3 only once it is fixed."""

import tensorflow as tf

DATA = tf.reshape(tf.range(6.0), (2, 3)) / 7.0


class Made(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.gru = tf.keras.layers.GRUCell(3)
        self.lstm = tf.keras.layers.LSTMCell(3)
        self.rnn = tf.keras.layers.SimpleRNN(3)

    def call(self, inputs):
        size = tf.shape(inputs)[0]
        first = self.gru(inputs, self.gru.get_initial_state(None, size, inputs.dtype))[0]
        second = self.lstm(inputs, self.lstm.get_initial_state(batch_size=size, dtype=inputs.dtype))[0]
        steps = inputs[:, tf.newaxis, :]
        return first + second + self.rnn(steps, initial_state=self.rnn.get_initial_state(steps))
