# keras: 2, 3
from collections import Counter, defaultdict

import keras


class Counted(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seen = Counter()
        self.steps = defaultdict(int)
        self.parts = defaultdict(list)

    def call(self, x, training=None):
        self.seen["train" if training else "test"] += 1  # -> LL106
        self.steps[x.name] += 1  # -> LL106
        self.parts["all"] += [x.shape]
        return x * self.seen["train"] + x * self.steps["a"]
