# keras: 2, 3
import tensorflow as tf


class Zipped(tf.keras.layers.Layer):
    def call(self, inputs):
        positive = tf.nn.relu(inputs)
        return tf.stack([p * q for p, q in zip(inputs, positive)])  # -> LL503


class ZippedInLoop(tf.keras.layers.Layer):
    def call(self, inputs):
        total = 0.0
        for part, scale in zip(tf.nn.relu(inputs), (1.0, 2.0)):  # -> LL503
            total += part * scale
        return total


class Among(tf.keras.layers.Layer):
    def call(self, inputs):
        largest = tf.reduce_max(inputs)
        return inputs * 2 if largest in (1.0, 2.0) else inputs  # -> LL503


class OfLists(tf.keras.layers.Layer):
    """Lists of tensors are zipped, and a Python number is looked for."""

    def __init__(self, power=2, **kwargs):
        super().__init__(**kwargs)
        self.power = power

    def call(self, inputs):
        parts = [inputs, 2.0 * inputs]
        total = tf.add_n([p * q for p, q in zip(parts, [tf.nn.relu(part) for part in parts])])
        return total if self.power in (1, 2) else total * total
