# keras: 2, 3
import tensorflow as tf


class Listed(tf.keras.layers.Layer):
    def call(self, inputs):
        size = list(inputs.shape)
        return tf.reshape(inputs, [size[0], size[1] * size[2]])  # -> LL509


class Extended(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.reshape(inputs, inputs.shape[:-1] + (3, 1))  # -> LL509


class Heads(tf.keras.layers.Layer):
    def __init__(self, heads=2, **kwargs):
        super().__init__(**kwargs)
        self.heads = heads
        self.query = tf.keras.layers.Dense(4)

    def _split(self, tensor, batch):
        return tf.reshape(tensor, (batch, -1, self.heads, 2))  # -> LL509

    def call(self, inputs):
        batch = inputs.shape[0]
        return self._split(self.query(inputs), batch)


class DynamicHeads(tf.keras.layers.Layer):
    """Here the helper gets the size that the graph knows."""

    def __init__(self, heads=2, **kwargs):
        super().__init__(**kwargs)
        self.heads = heads

    def _split(self, tensor, batch, width):
        return tf.reshape(tensor, (batch, -1, self.heads, width // self.heads))

    def call(self, inputs):
        return self._split(inputs, tf.shape(inputs)[0], inputs.shape[-1])


class SeveralSizes(tf.keras.layers.Layer):
    """One call hands over another entry."""

    def _flat(self, tensor, size):
        return tf.reshape(tensor, (-1, size))

    def call(self, inputs):
        return self._flat(inputs, inputs.shape[2]) + self._flat(inputs, inputs.shape[-1])


class WithoutBatch(tf.keras.layers.Layer):
    """The entries moved to other places, or the first one is left out."""

    def call(self, inputs):
        size = list(inputs.shape)
        size.pop(0)
        flat = tf.reshape(inputs, [-1, size[0] * size[1]])
        return tf.reshape(flat, (-1,) + tuple(inputs.shape[1:]))
