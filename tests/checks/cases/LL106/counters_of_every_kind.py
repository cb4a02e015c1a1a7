# keras: 2, 3
import elsewhere
import tensorflow as tf
from tensorflow.keras import layers

count = 0
total = 0
COUNTS = {"calls": 0, "other": 0}
OTHERS = {"calls": 0}


class Counts(layers.Layer):
    calls = 0

    def __init__(self, rate=0.5, size=None, **kwargs):
        super().__init__(**kwargs)
        self.n = 0
        self.rate = rate
        self.size = size
        self.both = None
        self.half = rate * 2
        self.text = ""
        self.later = 0
        self.step = int(rate)
        self.sized = 0

    def call(self, x):
        global count, total
        count += 1
        COUNTS["calls"] += 1  # -> LL106
        OTHERS["calls"] += 1
        total += 1  # -> LL106
        x = x * total + COUNTS["other"]
        type(self).calls += 1
        self.rate *= 2  # -> LL106
        self.half = self.half + 1  # -> LL106
        self.size += 1
        self.text += "a"  # -> LL106
        self.step = max(self.step, 3)  # -> LL106
        self.n = 3
        self.later = self.n + 1
        elsewhere.count += 1
        elsewhere.name += "a"
        return x * self.rate * self.half * self.size * self.step + self.n + self.later + len(self.text)

    def reset(self):
        self.n = 0
        self.later += 1


class Flags(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = True
        self.warned = False
        self.other = False
        self.kept = None

    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=(), trainable=False)
        self.built = True

    def call(self, x):
        if not self.warned:
            print("first")
            self.warned = True
        if self.first:
            self.scale.assign(tf.reduce_mean(x))
            self.first = False  # -> LL106
        if not self.other:
            self.first = True
        return x * self.scale
