# keras: 3
from tensorflow.keras import layers


class Mixin:
    def setup(self, **kw):
        layers.Layer.__init__(self, **kw)


class A(Mixin, layers.Layer):
    def __init__(self, **kw):
        self.setup(**kw)
        self.a = 1

    def call(self, x):
        return x
