# keras: 3
import keras
import tensorflow as tf
from elsewhere import SIZE, arguments, own, sizes
from keras import layers, ops


class AnotherArgument(layers.Layer):
    def call(self, inputs):
        return own(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class ManyInputs(layers.Layer):
    def call(self, inputs):
        return tf.stack(inputs, -1)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class OfMethod(layers.Layer):
    def expand(self, x):
        return own(x)

    def call(self, inputs):
        return self.expand(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class ByArguments(layers.Layer):
    def call(self, inputs):
        return ops.expand_dims(inputs, **arguments)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class ByAxis(layers.Layer):
    def call(self, inputs):
        return ops.expand_dims(ops.expand_dims(own(inputs), 1), 2)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class ByUnknownAxis(layers.Layer):
    def call(self, inputs):
        return ops.sum(own(inputs), axis=SIZE)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class AllAxes(layers.Layer):
    def call(self, inputs):
        return ops.sum(inputs) + own(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class UnknownKeep(layers.Layer):
    def call(self, inputs):
        return ops.sum(ops.expand_dims(ops.expand_dims(inputs, -1), -1), axis=-1, keepdims=SIZE)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class JoinedList(layers.Layer):
    def call(self, inputs):
        return ops.concatenate(own(inputs), axis=1)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class JoinedUnknown(layers.Layer):
    def call(self, inputs):
        return ops.concatenate([own(inputs), own(inputs)], axis=-1)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class JoinedRanks(layers.Layer):
    def call(self, inputs):
        return own([ops.concatenate([inputs, inputs], axis=-1)])

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class Given(layers.Layer):
    def __init__(self, layer, **kwargs):
        super().__init__(**kwargs)
        self.layer = layer

    def call(self, inputs):
        return self.layer(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class SetTwice(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.layer = layers.Dense(3)
        self.layer = own(3)

    def call(self, inputs):
        return self.layer(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class Unpacked(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.layer = layers.Reshape(*sizes)

    def call(self, inputs):
        return self.layer(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class UnpackedUnits(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.layer = layers.Dense(*sizes)

    def call(self, inputs):
        return own(self.layer(inputs))

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class OtherLayer(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.layer = layers.TimeDistributed(own(3))

    def call(self, inputs):
        return self.layer(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class Embedded(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.layer = layers.Embedding(9, 1)

    def call(self, inputs):
        return self.layer(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class Multiplied(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 1))

    def call(self, inputs):
        return ops.einsum("...i,ij->...ij", inputs, self.w)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class UnknownWeight(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=own(input_shape))

    def call(self, inputs):
        return ops.matmul(inputs, self.w)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class WideWeight(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(*input_shape, 3, 1))  # -> LL109 # not LL520

    def call(self, inputs):
        return ops.matmul(inputs, self.w)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class TwoWeights(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3, 1))
        self.w = own(self.w)

    def call(self, inputs):
        return inputs + self.w

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class BroadcastUp(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 1))

    def call(self, inputs):
        return ops.expand_dims(inputs, -1) * self.w

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class Guarded(layers.Layer):
    def build(self, input_shape):
        if len(input_shape) > 2:
            self.size = 3
        else:
            self.size = 4
        self.w = self.add_weight(name="w", shape=(self.size, 1, 1, 1))

    def call(self, inputs):
        return inputs * self.w

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class Indexed(layers.Layer):
    def call(self, inputs):
        return inputs[..., None]

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class Power(layers.Layer):
    def call(self, inputs):
        return ops.expand_dims(inputs, -1) ** 2.0

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class Compared(layers.Layer):
    def call(self, inputs):
        return ops.expand_dims(inputs, -1) > 0.0

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class Transposed(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(9, input_shape[-1]))

    def call(self, inputs):
        return tf.matmul(inputs, self.w, transpose_b=True)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], 9)


class ByKeyword(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 9))

    def call(self, inputs):
        return ops.matmul(inputs, x2=self.w)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], 9)


class AxisOfElsewhere(layers.Layer):
    def call(self, inputs):
        return ops.sum(inputs, axis=SIZE)

    def compute_output_shape(self, input_shape):
        return (input_shape[0],)


class Batched(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3, input_shape[-1], 1))

    def call(self, inputs):
        return ops.matmul(inputs, self.w)

    def compute_output_shape(self, input_shape):
        return (3, input_shape[0], 1)


class PerhapsKept(layers.Layer):
    def call(self, inputs):
        return ops.sum(inputs, axis=-1, keepdims=SIZE)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], 1)


class Repeated(layers.Layer):
    def call(self, inputs):
        return ops.concatenate([inputs] * 3, axis=-1)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], 3 * input_shape[-1])


class SumOfUnknown(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=own(input_shape))

    def call(self, inputs):
        return inputs + self.w

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class SumOfScalar(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w")

    def call(self, inputs):
        return own(inputs) + self.w

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class ScalarAlone(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w")

    def call(self, inputs):
        return inputs * self.w

    def compute_output_shape(self, input_shape):
        return input_shape
