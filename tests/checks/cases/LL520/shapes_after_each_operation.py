# keras: 3
import tensorflow as tf
from keras import layers, ops


class Summed(layers.Layer):
    def call(self, inputs):
        return ops.sum(inputs * 2.0, axis=-1)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class KeptAxis(layers.Layer):
    def call(self, inputs):
        return ops.sum(inputs, axis=1, keepdims=True)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class NotKept(layers.Layer):
    def call(self, inputs):
        return ops.sum(inputs, axis=1, keepdims=False)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class TwoAxes(layers.Layer):
    def call(self, inputs):
        return ops.mean(inputs, axis=[0, 1])

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class ExpandedLast(layers.Layer):
    def call(self, inputs):
        return ops.expand_dims(ops.expand_dims(inputs, 0))

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class ExpandedFirst(layers.Layer):
    def call(self, inputs):
        return ops.expand_dims(ops.expand_dims(inputs, axis=0), axis=0)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class ExpandedNegative(layers.Layer):
    def call(self, inputs):
        return tf.expand_dims(tf.expand_dims(inputs, -2), -1)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class Joined(layers.Layer):
    def call(self, inputs):
        return ops.concatenate([inputs, inputs * 2.0], axis=1)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class JoinedLast(layers.Layer):
    def call(self, inputs):
        return ops.concatenate((inputs, inputs, inputs))

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class Flattened(layers.Layer):
    def call(self, inputs):
        return layers.Flatten()(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class OnTheSpot(layers.Layer):
    def call(self, inputs):
        return layers.Dense(4)(inputs)  # -> LL201

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class SameLayer(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm = layers.LayerNormalization()

    def call(self, inputs):
        return self.norm(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class Product(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 9))

    def call(self, inputs):
        return inputs @ self.w

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class ByMatmul(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=[input_shape[-1], 9])

    def call(self, inputs):
        return ops.matmul(inputs, self.w)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class Broadcast(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(1, input_shape[-1]))

    def call(self, inputs):
        return inputs + self.w

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class Units(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.dense = layers.Dense(2 * units + 1)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class Quotient(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(units=units // 2 - 1)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class OfAttribute(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.dense = layers.Dense(self.units)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class OfBuild(layers.Layer):
    def build(self, input_shape):
        self.width = input_shape[-1]
        self.dense = layers.Dense(self.width * 2)  # -> LL206

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class OfListedShape(layers.Layer):
    def build(self, input_shape):
        self.dense = layers.Dense(list(input_shape)[-1] * 2)  # -> LL206

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class Several(layers.Layer):
    def call(self, inputs):
        return ops.relu(inputs) / 2.0 - ops.exp(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class PlainNumbers(layers.Layer):
    def call(self, inputs):
        return 2.0 * (inputs % 3.0) // 2.0

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class NoneFirst(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.dense = None
        self.dense = layers.Dense(units)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520


class NoneUntilBuild(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.w = None

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(1, input_shape[-1]))

    def call(self, inputs):
        return inputs + self.w

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)  # -> LL520
