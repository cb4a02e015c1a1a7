# keras: 2, 3
import tensorflow as tf

COUNTS = {"calls": 0}
TOTAL = 0


class Numbers(tf.keras.layers.Layer):
    made = 0

    def __init__(self, rate=0.5, table=None, name_of=None, **kwargs):
        super().__init__(**kwargs)
        self.a = 0
        self.b = 1.0
        self.c = rate
        self.d = table
        self.e = tf.zeros(())
        self.f = 1.0
        self.g = "none"
        self.h = 0
        self.i = False
        self.j = 0
        self.k = [0, 0]
        self.m = 2.0
        self.n = 0

    def call(self, x):
        self.a += 1  # -> LL106
        self.b = max(0.1, self.b * 0.9)  # -> LL106
        self.c = self.c * 0.5  # -> LL106
        self.d = self.d * 0.5
        self.g = x.name
        self.h = self.a + 1
        self.j = len(x.shape)
        self.k[0] += 1  # -> LL106
        self.m = 3.0
        self.n = max(0, 5)
        return x * self.a * self.b * self.c * self.k[0] * self.m + self.h + self.j


class Elsewhere(tf.keras.layers.Layer):
    made = 0

    def call(self, x):
        global TOTAL
        TOTAL += 1  # -> LL106
        COUNTS["calls"] += 1  # -> LL106
        Elsewhere.made += 1  # -> LL106
        type(self).made += 1  # -> LL106
        sizes = {"rows": 0}
        sizes["rows"] += 1
        return x * TOTAL * COUNTS["calls"] * Elsewhere.made


class PrintsTheFirst(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.calls = 0

    def call(self, x):
        self.calls += 1  # -> LL106
        tf.print("call", self.calls)
        return x


class Fills(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.filled = False
        self.seen = False
        self.ready = False

    def build(self, input_shape):
        self.mean = self.add_weight(name="mean", shape=(), trainable=False)

    def call(self, x):
        if not self.filled:
            self.mean.assign(tf.reduce_mean(x))
            self.filled = True  # -> LL106
        if not self.seen:
            print("first call")
            self.seen = True
        return x - self.mean
