# keras: 2, 3
from elsewhere import Wrapper
from tensorflow.keras import layers


def wrapped(cls, config):
    def constructor(*args, **kwargs):
        return Wrapper(cls(*args, **kwargs), config)

    return constructor


normal = lambda cls: wrapped(cls, "8 bits")
free = lambda cls: wrapped(cls, None)


def one_of(activation, first, second):
    if activation not in ["relu"]:
        return first
    return second


class Pyramid(layers.Layer):
    def __init__(self, sync, activation, **kwargs):
        super().__init__(**kwargs)
        self.sync = sync
        self.activation = activation

    def build(self, input_shape):
        cls = layers.LayerNormalization if self.sync else layers.BatchNormalization
        norm = one_of(self.activation, normal(cls), free(cls))
        self.blocks = [layers.Dense(4), norm(axis=-1)]
        super().build(input_shape)

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x
