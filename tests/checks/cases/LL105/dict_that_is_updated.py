# keras: 2, 3
import tensorflow as tf


class Updated(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(4)
        self.taps = {}

    def _tap(self, name, value):
        self.taps.update({name: value})  # -> LL105
        return value

    def call(self, x):
        return self._tap("dense", self.dense(x))


class Counted(tf.keras.layers.Layer):
    """Sizes are no tensors, and a local dict is one of the call."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(4)
        self.sizes = {}

    def build(self, input_shape):
        self.sizes.update({"input": input_shape[-1]})
        super().build(input_shape)

    def call(self, x):
        taps = {}
        taps.update({"dense": self.dense(x)})
        return taps["dense"]
