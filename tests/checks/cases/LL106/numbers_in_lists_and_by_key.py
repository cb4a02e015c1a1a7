# keras: 2, 3
import keras


class ByMode(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.steps = {"train": 0, "test": 0}

    def call(self, x, training=None):
        self.steps["train" if training else "test"] += 1  # -> LL106
        return x * self.steps["train"]


class InAList(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.counts = [0, 0]

    def call(self, x, which=0):
        self.counts[which] += 1  # -> LL106
        return x * self.counts[0]
