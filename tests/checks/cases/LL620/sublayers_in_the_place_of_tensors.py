# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Block(keras.layers.Layer):
    def __init__(self, first=None, **kwargs):
        super().__init__(**kwargs)
        self.first = keras.layers.Dense(3)
        self.second = keras.layers.Dense(3)
        self.given = first
        self.wrapped = keras.layers.TimeDistributed(self.second)

    def call(self, x):
        y = tf.nn.relu(self.first)  # -> LL620
        y = tf.concat([self.first, self.second], axis=-1)  # -> LL620
        y = x + self.first  # -> LL620
        return self.second(self.first)  # -> LL620

    def right(self, x):
        mapped = tf.map_fn(self.first, x)
        both = tf.cond(tf.reduce_sum(x) > 0, lambda: self.first(x), lambda: self.second(x))
        return tf.nn.relu(self.given) + tf.nn.relu(self.first(x)) + mapped + both


class Runs(Block):
    def call(self, x):
        return self.right(x)


class Chooses(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.scale = keras.layers.Dense(3)
        self.scale = 2.0

    def call(self, x):
        return tf.multiply(x, self.scale)
