# keras: 2, 3
import tensorflow as tf
from elsewhere import run
from tensorflow.keras import layers


class Growing(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seen = []
        self.names = set()
        self.first = None
        self.table = {}
        self.last = None

    def call(self, x):
        self.seen.append(tf.reduce_sum(x))  # -> LL105
        self.seen.extend([tf.reduce_sum(x)])
        self.table.setdefault("x", x)
        self.table.update(make(x))
        self.last = x
        self.last = self.last + tf.reduce_sum(x)
        return x


class Inner(layers.Layer):
    """What is set in an inner function and before it, and by another method."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.state = None
        self.other = None
        self.kept = None

    def step(self, x):
        if self.kept is not None:  # the value of an earlier call
            x = x + self.kept
        self.kept = x  # -> LL105
        return x

    def call(self, x):
        self.state = x

        def add(y):
            self.state = self.state + y
            return y

        def read(y):
            return y + self.other

        x = tf.map_fn(add, x)
        self.other = x
        return self.step(tf.map_fn(read, x)) + self.state


class SetBefore(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.kept = None
        self.deep = {}

    def call(self, x):
        self.kept = x
        x = self.helper(x)
        self.deep["x"] = x
        return x

    def helper(self, x):
        x = x + self.kept
        self.kept = x * 2.0
        return x


class SetAfter(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.kept = 0.0

    def call(self, x):
        x = self.helper(x)
        self.kept = x  # -> LL105
        return x + self.kept

    def helper(self, x):
        x = x + self.kept
        self.kept = x * 2.0  # -> LL105
        return x


class Items(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.sums = {}
        self.totals = {}

    def call(self, x):
        self.sums["x"] = tf.reduce_sum(x)
        self.totals["x"] += tf.reduce_sum(x)  # -> LL105
        return x


def make(x):
    return {"x": x}
