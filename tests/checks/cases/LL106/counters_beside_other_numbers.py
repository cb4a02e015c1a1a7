# keras: 3
import tensorflow as tf
from keras import layers

COUNTS = {"calls": 0}
LIMITS = {"scale": 2.0}
TOTALS = {"loss": 0.0}
CALLS = 0
SEEN = 0


class OfTheModule(layers.Layer):
    """Nothing computes with the count, whatever else stands beside it: a note."""

    def log(self, x):
        if x is None:
            return
        COUNTS["calls"] += 1

    def call(self, x):
        self.log(x)
        shown = (COUNTS["calls"], "calls")
        print(shown)
        return x * LIMITS["scale"]


class Computed(layers.Layer):
    def call(self, x):
        global CALLS
        CALLS += 1  # -> LL106
        return x * CALLS


class ComputedBefore(layers.Layer):
    def call(self, x):
        global SEEN
        y = x * SEEN
        SEEN += 1  # -> LL106
        return y


class OfTheClass(layers.Layer):
    calls = 0

    def call(self, x):
        OfTheClass.calls += 1
        calls = tf.shape(x)[0]
        return x * tf.cast(calls, x.dtype)


class Items(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.sizes = {"n": 1}
        self.counts = {"n": 1}
        self.other = {"n": 1}

    def call(self, x):
        self.sizes["n"] = self.counts["n"] + 1
        self.counts["n"] += 1  # -> LL106
        self.other["n"] += 1
        return x * self.counts["n"]
