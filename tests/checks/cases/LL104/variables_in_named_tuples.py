# keras: 3
import collections
from typing import NamedTuple

import tensorflow as tf

Weights = collections.namedtuple("Weights", "kernel bias")


class Pair(NamedTuple):
    kernel: tf.Variable
    bias: tf.Variable


class Tuples(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.first = Weights(tf.Variable(tf.ones((3, 3))), 0.0)  # -> LL104
        self.second = Pair(kernel=tf.Variable(tf.ones((3, 3))), bias=None)  # -> LL104
        self.third = Weights(self.add_weight(name="a", shape=(3, 3)), self.add_weight(name="b", shape=(3,)))
        self.sizes = Weights(3, 4)

    def call(self, x):
        return x @ self.first.kernel @ self.second[0] @ self.third.kernel + self.sizes.bias + self.third.bias
