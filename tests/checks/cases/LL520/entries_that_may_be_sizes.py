# keras: 3
import tensorflow as tf
from elsewhere import UNITS
from keras import layers, ops


class NumberBeside(layers.Layer):
    def call(self, inputs):
        return tf.add(inputs, 1.0)

    def compute_output_shape(self, input_shape):
        return (input_shape[:-1], 4)  # -> LL520


class WholeShapeBeside(layers.Layer):
    def call(self, inputs):
        return tf.add(inputs, 1.0)

    def compute_output_shape(self, input_shape):
        return (input_shape, 4)  # -> LL520


class ReshapedByName(layers.Layer):
    def __init__(self, target, **kwargs):
        super().__init__(**kwargs)
        self.target = target

    def call(self, inputs):
        return ops.reshape(inputs, newshape=self.target)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.target)  # -> LL520


class LastOfTarget(layers.Layer):
    def __init__(self, target, **kwargs):
        super().__init__(**kwargs)
        self.target = target

    def call(self, inputs):
        return tf.reshape(inputs, self.target)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.target[-1])


class UnknownArgument(layers.Layer):
    """Weights tell of `units`, not of `state` or `UNITS`."""

    def __init__(self, units, state, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state = state

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], self.units))

    def call(self, inputs):
        return tf.tensordot(inputs, self.w, 1)

    def compute_output_shape(self, input_shape):
        return (input_shape[:-1], self.state)


class UnknownName(UnknownArgument):
    def call(self, inputs):
        return tf.tensordot(inputs, self.w, 1)

    def compute_output_shape(self, input_shape):
        return (input_shape[:-1], UNITS)


class SumOfShapes(layers.Layer):
    def __init__(self, first, rest, **kwargs):
        super().__init__(**kwargs)
        self.first = first
        self.rest = rest
        self.w = self.add_weight(name="w", shape=self.first + self.rest)

    def call(self, inputs):
        return tf.add(inputs, self.w)

    def compute_output_shape(self, input_shape):
        return (input_shape[:-1], self.rest)


class Depth(layers.Layer):
    def __init__(self, depth, **kwargs):
        super().__init__(**kwargs)
        self.depth = depth

    def call(self, inputs):
        return tf.one_hot(inputs, self.depth)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.depth)


class OtherObject(layers.Layer):
    def __init__(self, tool, width, target, **kwargs):
        super().__init__(**kwargs)
        self.tool = tool
        self.width = width
        self.target = target

    def call(self, inputs):
        self.tool.reshape(3, self.width)
        return tf.reshape(tf.add(inputs, 1.0), self.target)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.width)


class Repeated(layers.Layer):
    def __init__(self, count, units, rest, **kwargs):
        super().__init__(**kwargs)
        self.count = count
        self.units = units
        self.ones = (1,) * self.count
        self.whole = (1,) + rest

    def call(self, inputs):
        return tf.reshape(tf.add(inputs, 1.0), self.whole)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.count)


class BesideTuple(layers.Layer):
    def __init__(self, units, rest, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.rest = rest
        self.whole = (1,) + self.rest

    def call(self, inputs):
        return tf.reshape(tf.add(inputs, 1.0), self.whole)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.units)


class NoneOrShape(layers.Layer):
    def __init__(self, flat, **kwargs):
        super().__init__(**kwargs)
        self.flat = flat

    def call(self, inputs):
        return tf.add(inputs, 1.0)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], 4) if self.flat else None
