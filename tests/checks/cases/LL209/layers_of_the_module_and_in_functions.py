# keras: 3
import functools

from keras import Input, Model, layers

DENSE = layers.Dense(4)
OTHER = layers.Dense(4)
HEAD = layers.Dense(4)
GIVEN = layers.Dense(4)
RELU = layers.ReLU()


class Uses(layers.Layer):
    def call(self, x):
        DENSE.count_params()
        return RELU(DENSE(x)) + DENSE(x)  # -> LL209


class Functional(Model):
    def __init__(self, **kwargs):
        inputs = Input((4,))
        super().__init__(inputs, OTHER(inputs), **kwargs)


class Given(layers.Layer):
    def __init__(self, GIVEN=GIVEN, **kwargs):
        super().__init__(**kwargs)
        self.GIVEN = GIVEN

    def call(self, x):
        return GIVEN(x)


class Named(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        HEAD = units
        self.HEAD = HEAD

    def call(self, x):
        return HEAD(x) * self.HEAD  # -> LL209


class Functions(layers.Layer):
    def __init__(self, act, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)
        self.fn = self.dense.__call__
        self.new = layers.Dense(4).__call__  # -> LL209
        self.act = act.__call__
        self.parts = [functools.partial(layers.Dense(4), training=True) for _ in range(2)]  # -> LL209
        self.relu = functools.partial(layers.ReLU())
        local = layers.Dense(4)
        self.f = lambda x: local(x)  # -> LL209
        kept = layers.Dense(4)
        self.kept = kept
        self.g = lambda x: kept(x)
        free = layers.Dense(4)
        run = lambda x: free(x)
        self.h = lambda x: x * 2.0
        self.m = lambda x: layers.ReLU()(x)  # -> LL201
        asked = layers.Dense(4)
        self.n = lambda x: x * asked.units
        self.out = run(self.dense(Input((4,))))

    def call(self, x):
        x = self.fn(self.new(self.act(self.parts[0](self.relu(self.f(self.g(self.h(x))))))))
        return self.m(self.n(self.kept(x)))


class Wrapped(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        dense = layers.Dense(4)
        self.run = layers.Lambda(lambda x: dense(x))  # -> LL209

    def call(self, x):
        return self.run(x)
