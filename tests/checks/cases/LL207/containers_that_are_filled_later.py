# keras: 2, 3
from collections import deque
from dataclasses import dataclass
from types import SimpleNamespace

import tensorflow as tf


class Queue(tf.keras.layers.Layer):
    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        self.blocks = deque()  # -> LL207
        for _ in range(depth):
            self.blocks.append(tf.keras.layers.Dense(3))

    def call(self, inputs):
        x = inputs
        for block in self.blocks:
            x = block(x)
        return x


class Space(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.parts = SimpleNamespace()  # -> LL207
        self.parts.dense = tf.keras.layers.Dense(3)

    def call(self, inputs):
        return self.parts.dense(inputs)


@dataclass
class Parameters:
    kernel: tf.Variable


class Data(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.parameters = Parameters(kernel=tf.Variable(tf.ones((3, 3))))  # -> LL207

    def call(self, inputs):
        return inputs @ self.parameters.kernel


class Numbers(tf.keras.layers.Layer):
    """Numbers may be kept anywhere, and layers in what Keras looks into."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.window = deque()
        self.window.append(3)
        self.options = SimpleNamespace()
        self.options.scale = 2.0
        self.dense = tf.keras.layers.Dense(3)
        self.options.dense = self.dense

    def call(self, inputs):
        return self.options.dense(inputs) * self.options.scale * self.window[0]
