# keras: 2, 3
from types import SimpleNamespace

from tensorflow.keras import layers


class Hidden(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        parts = SimpleNamespace()
        parts.dense = layers.Dense(3)
        parts.size = 3
        self.parts = parts  # -> LL207

    def call(self, x):
        return self.parts.dense(x)


class KeptBesides(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        parts = SimpleNamespace()
        parts.dense = layers.Dense(3)
        self.dense = parts.dense
        self.parts = parts

    def call(self, x):
        return self.parts.dense(x)


class OnlySizes(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        parts = SimpleNamespace()
        parts.size = 3
        self.parts = parts

    def call(self, x):
        return x * self.parts.size
