# keras: 3
import tensorflow as tf


class Wrapped(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)
        self.call = tf.function(self.call)  # -> LL508

    def call(self, inputs):
        return self.dense(inputs)


class WithHelper(tf.keras.layers.Layer):
    """A function without weights may be one of the graph."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)
        self.clip = tf.function(self._clip)

    def _clip(self, inputs):
        return tf.clip_by_value(inputs, -1.0, 1.0)

    def call(self, inputs):
        return self.clip(self.dense(inputs))
