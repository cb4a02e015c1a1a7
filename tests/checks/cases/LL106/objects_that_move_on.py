# keras: 2, 3
import itertools

import numpy as np
import tensorflow as tf

CALLS = []
NAMES = []


class Schedule:
    def __init__(self):
        self.t = 0

    def step(self):
        self.t += 1
        return 0.9 ** self.t


class Moves(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seen = []
        self.first = True
        self.warm = True
        self.scales = itertools.cycle([1.0, 2.0])
        self.schedule = Schedule()

    def call(self, x):
        self.seen.append(1)  # -> LL106
        CALLS.append(1)  # -> LL106
        y = tf.zeros_like(x) if self.first else x
        self.first = False  # -> LL106
        if self.warm:
            y = y * 0.1
        self.warm = False  # -> LL106
        scale = next(self.scales)  # -> LL106
        return y * float(len(self.seen)) * len(CALLS) * scale * self.schedule.step()  # -> LL106


class StandsStill(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.sizes = [1]
        self.ready = False
        self.flag = True
        self.scales = iter([1.0])
        self.scale = next(self.scales)
        self.schedule = Schedule()
        self.rate = self.schedule.step()

    def build(self, input_shape):
        self.sizes.append(2)
        self.flag = False
        super().build(input_shape)

    def call(self, x):
        names = []
        names.append(1)
        NAMES.append("x")
        self.ready = True
        y = x if self.flag else 2.0 * x
        return y * len(names) * float(len(self.sizes)) * self.scale * self.rate * Schedule().step()


class Counts(tf.keras.layers.Layer):
    def __init__(self, rates=(0.1, 0.2), **kwargs):
        super().__init__(**kwargs)
        self.state = {"t": 0.0, "n": 1}
        self.rates = list(rates)
        self.names = {"a": "b"}

    def call(self, x):
        global COUNT, RATE
        COUNT = COUNT + 1  # -> LL106
        RATE = RATE * 0.9  # -> LL106
        self.state["t"] += 0.1  # -> LL106
        x = x * self.rates.pop(0)  # -> LL106
        self.names["a"] += "c"
        return x * self.state["t"] * COUNT * RATE


COUNT, RATE = 0, 1.0


class Stats:
    def __init__(self):
        self.n = 0


class Grows(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seen = []
        self.stats = Stats()
        self.counts = np.zeros(3, "float32")
        self.dense = tf.keras.layers.Dense(3)

    def call(self, x):
        self.seen += [1]  # -> LL106
        self.stats.n += 1  # -> LL106
        self.counts[0] += 1  # -> LL106
        counts = np.zeros(3, "float32")
        counts[0] += 1
        return self.dense(x) / len(self.seen) / self.stats.n + self.counts + counts
