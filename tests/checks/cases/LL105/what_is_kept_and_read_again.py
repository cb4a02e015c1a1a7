# keras: 3
import tensorflow as tf
from keras import layers


class Kept(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.last = None
        self.rows = []
        self.other = []
        self.table = {}
        self.pairs = {}
        self.gone = None
        self.seen = None
        self.shown = None
        self.before = None
        self.inner = None

    def call(self, x):
        self.other = []
        self.rows.append(x)  # -> LL105
        self.other.append(x)
        self.table["a"] = x
        self.table["b"] = self.table["a"] * 2.0
        self.pairs["a"] = x  # -> LL105
        self.pairs["a"] += 1.0  # -> LL105
        if self.last is not None:  # read before it is set
            x = x + self.last
        self.last = x  # -> LL105
        del self.gone
        self.gone = x
        self.seen = x * 2.0
        x = x + self.seen
        if x.shape.rank == 2:
            self.before = x  # -> LL105
        x = x + self.before

        def step(y):
            self.inner = y + x
            return self.inner

        self.inner = x
        return tf.map_fn(step, x)

    def show(self, x):
        self.shown = tf.reduce_sum(x)
        return self.shown


class Outside(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = None
        self.b = None

    def call(self, x):
        self.a = x * 2.0  # -> LL105
        self.b = x * 2.0
        return x

    def report(self):
        return self.a

    def run(self, x):
        y = self(x)
        return y + self.b
