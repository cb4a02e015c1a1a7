# keras: 2, 3
import tensorflow as tf


class Early(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        self._make()
        super().__init__(**kwargs)

    def _make(self):
        self.scale = self.add_weight(name="scale", shape=(3,), initializer="ones")  # -> LL302

    def call(self, inputs):
        return inputs * self.scale


class InTime(tf.keras.layers.Layer):
    """The helper that makes the weight runs afterwards."""

    def __init__(self, **kwargs):
        self._prepare()
        super().__init__(**kwargs)
        self._make()

    def _prepare(self):
        self.size = 3

    def _make(self):
        self.scale = self.add_weight(name="scale", shape=(self.size,), initializer="ones")

    def call(self, inputs):
        return inputs * self.scale
