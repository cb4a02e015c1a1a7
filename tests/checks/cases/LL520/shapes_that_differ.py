# keras: 3
import keras
import tensorflow as tf
from keras import layers, ops


class Tripled(layers.Layer):
    def call(self, inputs):
        inputs -= ops.mean(inputs, axis=1, keepdims=True)
        positive = tf.nn.relu(inputs)
        return tf.concat([positive, tf.nn.relu(-inputs)], axis=1)

    def compute_output_shape(self, input_shape):
        shape = list(input_shape)
        shape[-1] *= 3
        return tuple(shape)  # -> LL520


class Pooled(layers.Layer):
    def call(self, inputs):
        return ops.sum(inputs, axis=1)

    def compute_output_shape(self, input_shape):
        return input_shape  # -> LL520


class Wide(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.dense = layers.Dense(units)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return input_shape[:-1] + (self.units * 2,)  # -> LL520


class Fixed(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(10)

    def call(self, inputs):
        return ops.softmax(self.dense(inputs))

    def compute_output_shape(self, input_shape):
        return (input_shape[0], 5)  # -> LL520


class OwnWeight(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], self.units))
        super().build(input_shape)

    def call(self, inputs):
        return ops.matmul(inputs, self.w)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.units + 1)  # -> LL520


class Expanded(layers.Layer):
    def call(self, inputs):
        return tf.expand_dims(inputs, axis=1)

    def compute_output_shape(self, input_shape):
        return input_shape  # -> LL520


class OneOfTwo(layers.Layer):
    def call(self, inputs):
        return inputs * 2.0, inputs * 3.0

    def compute_output_shape(self, input_shape):
        return (input_shape[0], input_shape[1])  # -> LL520


class ThreeOfTwo(layers.Layer):
    def call(self, inputs):
        return [inputs * 2.0, inputs * 3.0]

    def compute_output_shape(self, input_shape):
        return [input_shape, input_shape, input_shape]  # -> LL520


class Model(keras.Model):
    def call(self, inputs):
        return ops.concatenate([inputs, inputs])

    def compute_output_shape(self, input_shape):
        return input_shape  # -> LL520
