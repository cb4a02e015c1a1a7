# keras: 3
# The shape of what `call` computes, operation by operation: the message tells it.
import keras
import tensorflow as tf
from keras import layers, ops
from project import elsewhere


class MeanOfLast(layers.Layer):
    def call(self, x):
        return ops.mean(x, axis=-1)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class MeanKept(layers.Layer):
    def call(self, x):
        return ops.mean(x, axis=-1, keepdims=True)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class SumOfAList(layers.Layer):
    def call(self, x):
        return ops.sum(x, axis=[1])

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class MaxByPosition(layers.Layer):
    def call(self, x):
        return tf.reduce_max(x, 1)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class MeanByPosition(layers.Layer):
    def call(self, x):
        return tf.reduce_mean(x, 1, False)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class ExpandedAtOne(layers.Layer):
    def call(self, x):
        return ops.expand_dims(x, 1)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class ExpandedAtTheEnd(layers.Layer):
    def call(self, x):
        return tf.expand_dims(x, axis=-1)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class ExpandedByDefault(layers.Layer):
    def call(self, x):
        return ops.expand_dims(x)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class JoinedByDefault(layers.Layer):
    def call(self, x):
        return ops.concatenate([x, x])

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class Joined(layers.Layer):
    def call(self, x):
        return tf.concat([x, 2.0 * x], axis=1)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class JoinedTuple(layers.Layer):
    def call(self, x):
        return ops.concatenate((x, x, x), axis=-1)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class Scaled(layers.Layer):
    def call(self, x):
        return x * 2.0

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class Negated(layers.Layer):
    def call(self, x):
        return -ops.tanh(x)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class Spread(layers.Layer):
    def call(self, x):
        return x + ops.mean(x, axis=-1, keepdims=True)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class Remainder(layers.Layer):
    def call(self, x):
        return x % 3.0

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class Clipped(layers.Layer):
    def call(self, x):
        return tf.clip_by_value(x, 0.0, 1.0)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class Activated(layers.Layer):
    def call(self, x):
        return keras.activations.relu(x)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class Options(layers.Layer):
    def __init__(self, axis=1, kept=True, options=None, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis
        self.kept = kept
        self.options = options

    def parts_of(self, x):
        return elsewhere(x)


class MeanOfAll(Options):
    def call(self, x):
        return ops.mean(x)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)


class MeanOfAnAxis(Options):
    def call(self, x):
        return ops.mean(x, axis=self.axis)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)


class MeanMaybeKept(Options):
    def call(self, x):
        return ops.mean(x, axis=1, keepdims=self.kept)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)


class JoinedParts(Options):
    def call(self, x):
        return ops.concatenate(self.parts_of(x))

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)


class JoinedAtAnAxis(Options):
    def call(self, x):
        return ops.concatenate([x, x], axis=self.axis)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)


class ByOptions(Options):
    def call(self, x):
        return ops.mean(x, axis=1, **self.options)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)


class FirstEntry(Options):
    def call(self, x):
        return x[0]

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)


class OfAnotherModule(Options):
    def call(self, x):
        return elsewhere(x)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)


class Gathered(Options):
    def call(self, x):
        return ops.take(x, 0)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)


class Compared(Options):
    def call(self, x):
        return x > 0.0

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)


class WithoutTensor(Options):
    def call(self, x):
        return ops.mean(axis=1)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)


class OfDense(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.part = layers.Dense(units)

    def call(self, x):
        return self.part(x)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class OfDropout(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.part = layers.Dropout(0.5)

    def call(self, x):
        return self.part(x)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class OfFlatten(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.part = layers.Flatten()

    def call(self, x):
        return self.part(x)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class OfConvolution(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.part = layers.Conv1D(4, 3)

    def call(self, x):
        return self.part(x)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)


class OfDenseByName(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.part = layers.Dense(units=2 * units)

    def call(self, x):
        return self.part(ops.tanh(x))

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class OfHalf(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.part = layers.Dense(units // 2 + 1 - 1)

    def call(self, x):
        return self.part(x)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class OfElsewhere(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.part = elsewhere(units)

    def call(self, x):
        return self.part(x)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)


class ByAKernel(layers.Layer):
    def __init__(self, units=4, shape_of_w=(), **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.shape_of_w = shape_of_w

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], self.units))
        self.built = True

    def call(self, x):
        return x @ self.w

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class ByMatmul(layers.Layer):
    def __init__(self, units=4, shape_of_w=(), **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.shape_of_w = shape_of_w

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], self.units))
        self.built = True

    def call(self, x):
        return ops.matmul(x, self.w)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class ByDot(layers.Layer):
    def __init__(self, units=4, shape_of_w=(), **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.shape_of_w = shape_of_w

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(7, 4))
        self.built = True

    def call(self, x):
        return ops.dot(x, self.w)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class ByAVector(layers.Layer):
    def __init__(self, units=4, shape_of_w=(), **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.shape_of_w = shape_of_w

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1],))
        self.built = True

    def call(self, x):
        return x * self.w

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)  # -> LL520


class ByACube(layers.Layer):
    def __init__(self, units=4, shape_of_w=(), **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.shape_of_w = shape_of_w

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(2, 3, 4))
        self.built = True

    def call(self, x):
        return x @ self.w

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)


class OfAShape(layers.Layer):
    def __init__(self, units=4, shape_of_w=(), **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.shape_of_w = shape_of_w

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=self.shape_of_w)
        self.built = True

    def call(self, x):
        return x * self.w

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)


class ByThree(layers.Layer):
    def __init__(self, units=4, shape_of_w=(), **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.shape_of_w = shape_of_w

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(7, 4))
        self.built = True

    def call(self, x):
        return ops.matmul(x, self.w, self.w)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 3, 3, 3)
