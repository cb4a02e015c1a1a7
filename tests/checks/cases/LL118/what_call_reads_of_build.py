# keras: 3
import tensorflow as tf
from keras import layers


class Made(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.table = {}
        self.steps = tf.ones(3)
        self.rows = []
        self.held = layers.Dense(3)

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.unread = tf.ones(3)
        self.ones = tf.ones(3)  # -> LL118
        self.again = self.ones
        self.table["a"] = tf.ones(3)  # -> LL118
        self.rows.append(tf.ones(3))  # -> LL118
        self.double = self.w * 2.0  # -> LL108
        self.pair = [tf.ones(3), self.w * 2.0]  # -> LL108  # -> LL118
        self.held.value = tf.ones(3)
        self.sum = tf.ones(3) + self.w  # -> LL108
        self.of_init = self.steps

    def call(self, x):
        x = x + self.ones + self.again + self.table["a"] + self.rows[0] + self.double + self.pair[0]
        return x + self.held.value + self.sum + self.of_init
