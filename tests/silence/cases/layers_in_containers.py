# keras: 2, 3
# Belief: layers in a dict, a tuple or a nested list are not tracked.
import tensorflow as tf


class Towers(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.by_name = {"left": tf.keras.layers.Dense(3), "right": tf.keras.layers.Dense(3)}
        self.pair = (tf.keras.layers.Dense(3), tf.keras.layers.Dense(3))
        self.more = []
        for _ in range(2):
            self.more.append(tf.keras.layers.Dense(3))
        self.more += [tf.keras.layers.Dense(3)]

    def call(self, inputs):
        x = self.by_name["left"](inputs) + self.by_name["right"](inputs)
        for layer in (*self.pair, *self.more):
            x = layer(x)
        return x
