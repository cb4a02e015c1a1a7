# keras: 2
from collections import defaultdict

from tensorflow.keras import layers


class Heads(layers.Layer):
    def __init__(self, names=("a", "b"), **kwargs):
        super().__init__(**kwargs)
        self.heads = defaultdict(lambda: layers.Dense(3))  # -> LL207
        self.counts = defaultdict(lambda: 0)
        self.names = names

    def call(self, x):
        return [self.heads[name](x) for name in self.names]
