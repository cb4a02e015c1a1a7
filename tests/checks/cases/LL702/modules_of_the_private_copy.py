# keras: 2
"""A class in a module of the private copy is the same class: it has weights, under whatever name it is reached."""

import tensorflow as tf
from tensorflow.python.keras.layers.recurrent_v2 import LSTM


class Read(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.lstm = LSTM(4)  # -> LL702

    def call(self, inputs):
        return self.lstm(inputs)
