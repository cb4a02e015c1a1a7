# keras: 3
# Reads of attributes that nothing sets, or that code out of sight may set.
from project import Mixin, keeps_arguments, with_state
from keras import layers, ops


class Decorated(layers.Layer):
    @keeps_arguments
    def __init__(self, width=2, **kwargs):
        super().__init__(**kwargs)
        self.scale = 2 * self.width
        self.width = width

    def call(self, x):
        return x * self.scale


class Mixed(Mixin, layers.Layer):
    def __init__(self, width=2, **kwargs):
        super().__init__(**kwargs)
        self.scale = 2 * self.width
        self.width = width

    def call(self, x):
        self.size = x.shape[-1]
        return x * self.scale

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.size)


class DecoratedShape(layers.Layer):
    def call(self, x):
        self.size = x.shape[-1]
        return ops.tanh(x)

    @with_state
    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.size)


class SetsAny(layers.Layer):
    def __init__(self, sizes, **kwargs):
        super().__init__(**kwargs)
        for name, size in sizes.items():
            setattr(self, name, size)

    def call(self, x):
        self.size = x.shape[-1]
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.size)


class SetsOne(layers.Layer):
    def __init__(self, size, **kwargs):
        super().__init__(**kwargs)
        setattr(self, "size", size)

    def call(self, x):
        return x * self.size * self.sizes  # -> LL202


class KnownAfterTheCall(layers.Layer):
    def call(self, x):
        self.size = x.shape[-1]
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        if self.built:
            return (*input_shape[:-1], self.size)
        return input_shape


class OldStyle(layers.Layer):
    def __init__(self, units=4, **kwargs):
        layers.Layer.__init__(self, **kwargs)
        self.units = units

    def call(self, x):
        return x * self.units * self.factor  # -> LL202


class WithHelpers(layers.Layer):
    @with_state
    def stateful(self, x):
        return x * self.state

    def scaled(self, x):
        return x * self.factor_of_child

    def call(self, x):
        return ops.tanh(x)


class CallsAHelperWithState(WithHelpers):
    def call(self, x):
        return self.stateful(x)


class CallsIfItIsSet(WithHelpers):
    def call(self, x):
        if hasattr(self, "factor_of_child"):
            return self.scaled(x)
        return ops.tanh(x)


class CallsIt(WithHelpers):
    def call(self, x):
        return self.scaled(x)  # -> LL202


class HelperOfAnother(WithHelpers):
    def __init__(self, block, **kwargs):
        super().__init__(**kwargs)
        self.block = block

    def call(self, x):
        return self.block.scaled(x)


class PrivateOfDense(layers.Dense):
    def call(self, x):
        return super().call(x) * self._factor_of_mine  # -> LL202
