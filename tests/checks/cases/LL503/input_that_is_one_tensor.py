# keras: 2, 3
import tensorflow as tf


class Rows(tf.keras.layers.Layer):
    def call(self, inputs):
        size = inputs.shape[-1]
        return tf.stack([row * size for row in inputs])  # -> LL503


class Halves(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(4)

    def call(self, inputs):
        left, right = inputs  # -> LL503
        return self.dense(inputs) + left + right


class OfList(tf.keras.layers.Layer):
    """The parts have shapes, not the list."""

    def call(self, inputs):
        left, right = inputs
        return tf.stack([part * 2.0 / part.shape[-1] for part in inputs]) + inputs[0] * 2.0 + left - right


class OfBoth(tf.keras.layers.Layer):
    """What it is, is asked first."""

    def call(self, inputs):
        if isinstance(inputs, (list, tuple)):
            return tf.add_n([part * 2.0 for part in inputs])
        return inputs / inputs.shape[-1]


class OfOtherName(tf.keras.layers.Layer):
    """A list is joined, and the name means the result."""

    def call(self, inputs):
        total = tf.add_n([part * 2.0 for part in inputs])
        inputs = tf.concat(inputs, axis=-1)
        return total, inputs / inputs.shape[-1]
