# keras: 3
import tensorflow as tf
from keras import layers


class Numbers(layers.Layer):
    """Python numbers made of Python numbers, each used in the output."""

    def __init__(self, start, rate=0.5, scale=None, **kwargs):
        super().__init__(**kwargs)
        self.start = start
        self.rate = rate
        self.scale = scale
        self.a = 1.0
        self.b = 1.0
        self.c = 1.0
        self.d = 1.0
        self.e = 1.0
        self.f = 1.0
        self.least = 1.0

    def factor(self):
        return 2.0

    def call(self, x, factor=2.0, other=None):
        self.a = max(0.1, self.a * 0.5)  # -> LL106
        self.b = max(0.1, self.rate)
        self.c = self.c * self.rate  # -> LL106
        self.d = self.d * self.start
        self.e = self.e * factor  # -> LL106
        self.f = self.f * other.rate * self.factor() * self.nowhere  # -> LL202
        self.least = min(self.least, self.start)
        return x * self.a * self.b * self.c * self.d * self.e * self.f * self.least * self.scale


class OfTensors(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.most = 1.0
        self.least = 1.0

    def call(self, x):
        self.most = max(self.most, tf.reduce_max(x))  # -> LL105 # -> LL503
        self.least = self.least * tf.reduce_min(x)  # -> LL105
        return x


class Lazy(layers.Layer):
    """Flags of what is filled once: the tensor, or the weight, is kept and the flag with it."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.filled = False
        self.made = False
        self.ready = False
        self.asked = False
        self.table = None
        self.scale = self.add_weight(name="scale", shape=())

    def call(self, x):
        if not self.filled:
            self.table = tf.ones((3,)) * 2.0
            self.filled = True
        if not self.made:
            self.scale.assign(2.0)
            self.made = True  # -> LL106
        if not self.ready:
            print("ready")
            self.ready = True
        if not self.asked:
            self.asked = True
            self.names = ["a"]
        return x * self.scale


class Names(layers.Layer):
    """The counts only give names to what each trace makes."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.n = 0
        self.m = 0
        self.k = 0
        self.used = 0

    def call(self, x):
        self.n += 1
        self.m += 1
        self.k += 1
        self.used += 1  # -> LL106
        first = f"layer_{self.n}"
        second = "layer_{}".format(self.m)
        third = str(self.k)
        fourth = str(self.used)
        with tf.name_scope(first + second + third + fourth):
            return x * self.used
