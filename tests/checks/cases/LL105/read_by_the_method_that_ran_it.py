# keras: 2, 3
"""A method that runs the layer and then reads what it kept reads the tensor of this very run: a note."""

import tensorflow as tf


class Towers(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.user = tf.keras.layers.Dense(4)

    def call(self, inputs, training=None):
        self.user_out = self.user(inputs)
        return tf.nn.sigmoid(self.user_out)

    def build_graph(self):
        inputs = tf.keras.Input((3,))
        model = tf.keras.Model(inputs, self.call(inputs))
        return model, self.user_out


class Late(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.user = tf.keras.layers.Dense(4)

    def call(self, inputs, training=None):
        self.user_out = self.user(inputs)  # -> LL105
        return tf.nn.sigmoid(self.user_out)

    def embedding(self):
        return self.user_out
