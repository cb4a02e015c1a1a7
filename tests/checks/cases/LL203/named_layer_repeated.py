# keras: 2, 3
import tensorflow as tf


def stack(layer, count):
    return [layer] * count


class Repeated(tf.keras.layers.Layer):
    def __init__(self, count=2, **kwargs):
        super().__init__(**kwargs)
        block = tf.keras.layers.Dense(4)
        self.blocks = count * [block]  # -> LL203
        other = tf.keras.layers.Dense(4)
        self.others = []
        self.others.extend([other] * count)  # -> LL203

    def call(self, x):
        for block in self.blocks + self.others:
            x = block(x)
        return x


class HandedOn(tf.keras.layers.Layer):
    def __init__(self, inner, count=2, **kwargs):
        super().__init__(**kwargs)
        shared = tf.keras.layers.Dense(4)
        self.blocks = stack(shared, count)
        self.inner = [inner] * count
        activation = tf.keras.layers.ReLU()
        self.activations = [activation] * count

    def call(self, x):
        for block, inner, activation in zip(self.blocks, self.inner, self.activations):
            x = activation(block(inner(x)))
        return x
