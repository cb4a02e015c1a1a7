# keras: 3
import keras
from keras import applications, layers


class Calls(keras.Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(4)
        self.b = None
        self.b = layers.Dense(4)
        self.c = layers.ActivityRegularization()
        self.d = layers.Dense(4, kernel_regularizer="l2")
        self.e = layers.Dense(4, **(given or {}))
        self.f = applications.ResNet50()
        self.g = given
        self.h = layers.Dense(4)
        self.i = layers.Dense(4)
        self.i = given
        self.j = layers.Dense(4)
        self.k = layers.Concatenate()
        self.m = layers.Lambda(print)

    def other(self, x):
        return x

    def call(self, x):  # -> LL506
        self.a(x)  # -> LL205
        self.b(x)  # -> LL205
        self.c(x)
        self.d(x)
        self.e(x)
        self.f(x)
        self.g(x)
        self.i(x)
        self.other(x)
        self.m(x)
        self.j(x, [])
        self.k([x, x])  # -> LL205
        y = self.h(x)  # -> LL205
        y = self.other(x)
        z = keras.ops.ones((3,))
        return y


class Loops(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(4), layers.Dense(4)]
        self.losses_ = [layers.ActivityRegularization()]
        self.nets = [keras.Sequential([layers.Dense(4)])]
        self.empty = []
        self.used = [layers.Dense(4)]
        self.given = [layers.Dense(4)]
        self.given = given
        self.last = [layers.Dense(4)]
        self.fresh = [layers.Dense(4)]

    def call(self, x):
        for block in self.blocks:
            block(x)  # -> LL205
        for block in self.losses_:
            block(x)
        for block in self.nets:
            block(x)
        for block in self.empty:
            block(x)
        for block in self.given:
            block(x)
        for block in self.used:
            block(x)
        for block in self.used:
            x = block(x)
        for block in self.last:
            y = block(x)  # -> LL205
        for turn in range(3):
            z = layers.ReLU()(x)
            w = self.fresh[0](x)
        return x, y, z, w
