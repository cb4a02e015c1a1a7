# keras: 3
import tensorflow as tf
from keras import layers, ops


class Transposed(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(9, input_shape[-1]))

    def call(self, inputs):
        return tf.matmul(inputs, self.w, transpose_b=True)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], 9)


class ByAxis(layers.Layer):
    def __init__(self, axis, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis

    def build(self, input_shape):
        self.dense = layers.Dense(input_shape[self.axis])
        self.dense.build(input_shape)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], 2 * input_shape[-1])


class InHelper(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.make(2 * units)

    def make(self, units):
        self.dense = layers.Dense(units)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], 2 * self.units)


class Widest(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], sorted(input_shape)[-1]))

    def call(self, inputs):
        return inputs @ self.w

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], 2 * input_shape[-1])


class OfSecondInput(layers.Layer):
    """The second input is twice as wide as the first."""

    def build(self, narrow_shape, wide_shape):
        self.w = self.add_weight(name="w", shape=(narrow_shape[-1], wide_shape[-1]))

    def call(self, narrow, wide):
        return narrow @ self.w

    def compute_output_shape(self, narrow_shape, wide_shape):
        return (*narrow_shape[:-1], 2 * narrow_shape[-1])


class SetOutside(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.width = units
        self.dense = layers.Dense(2 * units)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.width)


def widened(units):
    layer = SetOutside(units)
    layer.width = 2 * units
    return layer


class ReplacedOutside(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.width = units
        self.dense_to_replace = layers.Dense(2 * units)

    def call(self, inputs):
        return self.dense_to_replace(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.width)


def replaced(units):
    layer = ReplacedOutside(units)
    layer.dense_to_replace = layers.Dense(units)
    return layer


class Parent(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.size = units
        self.dense = layers.Dense(2 * units)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.size)


class Child(Parent):
    def __init__(self, units, **kwargs):
        super().__init__(units, **kwargs)
        self.size = 2 * units


class SetByMethod(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(6)

    def narrow(self):
        self.columns = 3

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.columns)


class NoneTimes(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.depth = None
        self.dense = layers.Dense(6)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.depth + 2)


class TimesNone(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.depth = None
        self.dense = layers.Dense(6)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], 2 + self.depth)


class AllTogether(layers.Layer):
    def call(self, *inputs):
        return ops.sum(inputs, axis=0)

    def compute_output_shape(self, input_shape):
        return input_shape
