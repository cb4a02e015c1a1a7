# keras: 2, 3
from collections import deque

from tensorflow.keras import layers


class Ring(layers.Layer):
    def __init__(self, count=2, **kwargs):
        super().__init__(**kwargs)
        ring = deque(maxlen=count)
        for _ in range(count):
            ring.append(layers.Dense(4))
        self.ring = ring  # -> LL207

    def call(self, x):
        for layer in self.ring:
            x = layer(x)
        return x


class Sizes(layers.Layer):
    def __init__(self, count=2, **kwargs):
        super().__init__(**kwargs)
        sizes = deque(maxlen=count)
        sizes.append(4)
        self.sizes = sizes
        self.dense = layers.Dense(4)

    def call(self, x):
        return self.dense(x) * self.sizes[0]


class Emptied(layers.Layer):
    def __init__(self, count=2, **kwargs):
        super().__init__(**kwargs)
        ring = deque(maxlen=count)
        ring.append(layers.Dense(4))
        self.ring = list(ring)

    def call(self, x):
        for layer in self.ring:
            x = layer(x)
        return x
