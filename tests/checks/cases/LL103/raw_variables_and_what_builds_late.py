# keras: 3
import tensorflow as tf
from elsewhere import Base
from keras import layers


class Raw(layers.Layer):
    """A layer with sublayers is locked late; a raw variable is lost all the same."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.v = None
        self.w = None

    def call(self, x):
        if self.v is None:
            self.v = tf.Variable(1.0)  # -> LL103
        if self.w is None:
            self.w = self.add_weight(name="w", shape=())
        return self.dense(x) * self.v * self.w


class OfUnknown(Base, layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.w = None

    def call(self, x):
        if self.w is None:
            self.w = self.add_weight(name="w", shape=())
        return x * self.w


class Listed(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]
        self.w = None

    def call(self, x):
        if self.w is None:
            self.w = self.add_weight(name="w", shape=())
        for block in self.blocks:
            x = block(x)
        return x * self.w


class Alone(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.w = None

    def call(self, x):
        if self.w is None:
            self.w = self.add_weight(name="w", shape=())  # -> LL103
        return x * self.w


class WithBuild(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.w = None

    def build(self, input_shape):
        self.dense.build(input_shape)

    def call(self, x):
        if self.w is None:
            self.w = self.add_weight(name="w", shape=())  # -> LL103
        return self.dense(x) * self.w
