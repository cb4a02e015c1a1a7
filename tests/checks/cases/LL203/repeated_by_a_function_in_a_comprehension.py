# keras: 2, 3
import tensorflow as tf


def clones(module, n):
    return [module for _ in range(n)]


def stack(*layers):
    return [layer for layer in layers]


def pair(first, second):
    return [module for module in (first, second)]


def made(make, n):
    return [make() for _ in range(n)]


class Cloned(tf.keras.layers.Layer):
    def __init__(self, dim, depth, **kwargs):
        super().__init__(**kwargs)
        self.blocks = clones(tf.keras.layers.Dense(dim), depth)  # -> LL203
        one = tf.keras.layers.Dense(dim)
        self.named = clones(one, depth)  # -> LL203

    def call(self, x):
        for block in [*self.blocks, *self.named]:
            x = block(x)
        return x


class OneEach(tf.keras.layers.Layer):
    def __init__(self, dim, depth, **kwargs):
        super().__init__(**kwargs)
        self.blocks = stack(tf.keras.layers.Dense(dim), tf.keras.layers.Dense(dim))
        self.more = pair(tf.keras.layers.Dense(dim), tf.keras.layers.Dense(dim))
        self.made = made(lambda: tf.keras.layers.Dense(dim), depth)
        self.one = clones(tf.keras.layers.Dense(dim), 1)
        self.same = clones(tf.keras.layers.ReLU(), depth)

    def call(self, x):
        for block in [*self.blocks, *self.more, *self.made, *self.one, *self.same]:
            x = block(x)
        return x
