# keras: 3
# Signatures of `call` and `compute_mask`, and what is done with their masks.
from keras import layers, ops


class Merges(layers.Layer):
    def call(self, inputs, mask=None):
        first, second = inputs
        if mask is not None:
            first = first * ops.cast(mask[0], "float32")  # -> LL706
        return first + second


class WithoutInputs(layers.Layer):
    def compute_mask(self):  # -> LL514
        return None

    def call(self, inputs):
        return ops.tanh(inputs)


class WithoutMask(layers.Layer):
    def compute_mask(self, inputs, previous=None):
        first, second = inputs
        return ops.logical_and(first, second)

    def call(self, inputs):
        first, second = inputs
        return first + second


class ByStars(layers.Layer):
    def compute_mask(self, *args, mask=None):
        if mask is not None:
            return ops.cast(mask[0], "bool")
        return None

    def call(self, inputs):
        first, second = inputs
        return first + second


class MasksByStars(layers.Layer):
    def compute_mask(self, inputs, *mask):
        if mask is not None:
            return ops.cast(mask[0], "bool")
        return None

    def call(self, inputs):
        first, second = inputs
        return first + second


class OneInput(layers.Layer):
    def call(self, inputs, mask=None):
        if mask is not None:
            inputs = inputs * ops.cast(mask, "float32")
        return inputs


class InAFunction(layers.Layer):
    def call(self, inputs, mask=None):
        first, second = inputs

        def masked(x):
            if mask is not None:
                return x * ops.cast(mask[0], "float32")
            return x

        return layers.Lambda(masked)(first) + second


class AddedFirst(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.add = layers.Add()

    def call(self, inputs, mask=None):
        total = self.add(inputs)
        if mask is not None:
            return total * ops.cast(mask[0], "float32")  # -> LL706
        return total


class ComputesMask(layers.Layer):
    def call(self, inputs):
        first, second = inputs
        return first + second

    def compute_mask(self, inputs, mask=None):
        if mask is None:
            return None
        return ops.logical_or(mask[0], mask[1])  # -> LL706
