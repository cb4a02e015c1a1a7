# keras: 2, 3
from wrappers import wrapped
from tensorflow.keras import layers


class Static(layers.Layer):
    @staticmethod
    def build(input_shape):
        return input_shape

    @classmethod
    def compute_mask(cls, inputs):
        return inputs

    def call(self, x):
        return x


class Named(layers.Layer):
    def __init__(layer_of, **kwargs):
        layers.Layer.__init__(layer_of, **kwargs)

    def build(layer_of, input_shape):
        layer_of.built = True

    def call(layer_of, x):
        return x

    def other():
        return 3


class Star(layers.Layer):
    def call(*args):
        return args[1]

    def predict_step():  # -> LL514
        return 3


class Without(layers.Layer):
    def call(x):  # -> LL514
        return x

    def helper(units):
        return units

    @staticmethod
    def shared(x):
        return x


class Masks(layers.Layer):
    def call(self, x):
        return x

    def compute_mask(self, inputs, *, mask=None):  # -> LL514
        return mask


class WrappedMask(layers.Layer):
    def call(self, x):
        return x

    @wrapped
    def compute_mask(self, inputs):
        return inputs


class AbstractMask(layers.Layer):
    def call(self, x):
        return x

    def compute_mask(self, inputs):
        raise NotImplementedError
