# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import initializers, layers


class Weights(layers.Layer):
    def __init__(self, units=4, start="glorot_uniform", plain="zeros", given=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.random = initializers.RandomNormal()  # -> LL115
        self.once = initializers.RandomNormal()
        self.zeros = initializers.Zeros()
        self.by_name = initializers.get(start)  # -> LL115
        self.fixed = initializers.get(plain)
        self.given = initializers.get(given)
        self.word = "random_normal"
        self.either = initializers.RandomNormal()
        self.either = initializers.RandomUniform()

    def build(self, input_shape):
        local = initializers.HeNormal()  # -> LL115
        ones = initializers.Ones()
        self.a = self.add_weight(name="a", shape=(4, self.units), initializer=self.random)
        self.b = self.add_weight(name="b", shape=(4, self.units), initializer=self.random)
        self.c = self.add_weight(name="c", shape=(4, 4), initializer=self.once)
        self.d = self.add_weight(name="d", shape=(4, 5), initializer=self.once)
        self.e = self.add_weight(name="e", shape=(4, 4), initializer=self.zeros)
        self.f = self.add_weight(name="f", shape=(4, 4), initializer=self.zeros)
        self.g = self.add_weight(name="g", shape=(4, 4), initializer=self.by_name)
        self.h = self.add_weight(name="h", shape=(4, 4), initializer=self.by_name)
        self.i = self.add_weight(name="i", shape=(4, 4), initializer=self.fixed)
        self.j = self.add_weight(name="j", shape=(4, 4), initializer=self.fixed)
        self.k = self.add_weight(name="k", shape=(4, 4), initializer=self.given)
        self.m = self.add_weight(name="m", shape=(4, 4), initializer=self.given)
        self.n = self.add_weight(name="n", shape=(4, 4), initializer=self.word)
        self.o = self.add_weight(name="o", shape=(4, 4), initializer=self.word)
        self.p = self.add_weight(name="p", shape=(4, 4), initializer=self.either)
        self.q = self.add_weight(name="q", shape=(4, 4), initializer=self.either)
        self.r = self.add_weight(name="r", shape=(4, 4), initializer=local)
        self.s = self.add_weight(name="s", shape=(4, 4), initializer=local)
        self.t = self.add_weight(name="t", shape=(4, 4), initializer=local)
        self.u = self.add_weight(name="u", shape=(4, 4), initializer=ones)
        self.v = self.add_weight(name="v", shape=(4, 4), initializer=ones)
        self.w = self.add_weight(name="w", shape=(4, 4), initializer=initializers.RandomNormal())
        self.x = self.add_weight(name="x", shape=(4, 4), initializer=initializers.RandomNormal())

    def call(self, inputs):
        return inputs


class Shapes(layers.Layer):
    def __init__(self, units=4, sizes=(4, 4), **kwargs):
        super().__init__(**kwargs)
        self.units, self.sizes = units, sizes

    def build(self, input_shape):
        a = initializers.HeNormal()
        self.a1 = self.add_weight(name="a1", shape=(input_shape[-1], 4), initializer=a)
        self.a2 = self.add_weight(name="a2", shape=(input_shape[-2], 4), initializer=a)
        b = initializers.HeNormal()
        self.b1 = self.add_weight(name="b1", shape=(self.units, 4), initializer=b)
        self.b2 = self.add_weight(name="b2", shape=(2 * self.units, 4), initializer=b)
        c = initializers.HeNormal()
        self.c1 = self.add_weight(name="c1", shape=(4,), initializer=c)
        self.c2 = self.add_weight(name="c2", shape=(4, 4), initializer=c)
        d = initializers.HeNormal()  # -> LL115
        self.d1 = self.add_weight(name="d1", shape=(input_shape[-1], 2 * self.units), initializer=d)
        self.d2 = self.add_weight(name="d2", shape=(input_shape[-1], 2 * self.units), initializer=d)
        e = initializers.HeNormal()
        self.e1 = self.add_weight(name="e1", shape=[4] * 2, initializer=e)
        self.e2 = self.add_weight(name="e2", shape=[4] * 3, initializer=e)
        f = initializers.HeNormal()
        self.f1 = self.add_weight(name="f1", initializer=f)
        self.f2 = self.add_weight(name="f2", shape=(4, 4), initializer=f)

    def call(self, inputs):
        return inputs


class Layers(layers.Layer):
    def __init__(self, units=4, sizes=(4, 8), **kwargs):
        super().__init__(**kwargs)
        a = initializers.HeNormal()  # -> LL115
        self.a1 = layers.Dense(units, kernel_initializer=a)
        self.a2 = layers.Dense(units, kernel_initializer=a)
        b = initializers.HeNormal()
        self.b1 = layers.Dense(4, kernel_initializer=b)
        self.b2 = layers.Dense(8, kernel_initializer=b)
        c = initializers.HeNormal()
        self.c1 = layers.Dense(4, kernel_initializer=c)
        self.c2 = layers.Conv1D(4, 3, kernel_initializer=c)
        d = initializers.HeNormal()
        self.d1 = layers.Conv1D(4, kernel_size=3, kernel_initializer=d)
        self.d2 = layers.Conv1D(4, kernel_size=5, kernel_initializer=d)
        e = initializers.HeNormal()  # -> LL115
        self.e1 = layers.Conv1D(4, kernel_size=3, kernel_initializer=e)
        self.e2 = layers.Conv1D(4, kernel_size=3, kernel_initializer=e)
        f = initializers.HeNormal()  # -> LL115
        self.f = [layers.Dense(units, kernel_initializer=f) for _ in range(3)]
        g = initializers.HeNormal()
        self.g = [layers.Dense(size, kernel_initializer=g) for size in sizes]
        h = initializers.HeNormal()
        self.h1 = layers.Dense(units, kernel_initializer=h, bias_initializer="zeros")
        self.i = []
        for _ in range(3):
            i = initializers.HeNormal()
            self.i.append(layers.Dense(units, kernel_initializer=i))
        more = {"kernel_initializer": initializers.HeNormal()}  # -> LL115
        self.j1 = layers.Dense(units, **more)
        self.j2 = layers.Dense(units, **more)

    def call(self, inputs):
        return inputs
