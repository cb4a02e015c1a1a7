# keras: 3
import tensorflow as tf
from keras import layers, ops


class Right(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.dense = layers.Dense(units)

    def build(self, input_shape):
        self.dense.build(input_shape)
        super().build(input_shape)

    def call(self, inputs):
        return ops.relu(self.dense(inputs))

    def compute_output_shape(self, input_shape):
        return tuple(input_shape[:-1]) + (self.units,)


class WidthOfTheInput(Right):
    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return input_shape


class Changed(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.dense = layers.Dense(10)

    def build(self, input_shape):
        self.dense.build(input_shape)
        super().build(input_shape)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.units)


class Sliced(layers.Layer):
    def call(self, inputs):
        return inputs[:, -1]

    def compute_output_shape(self, input_shape):
        return (input_shape[0], input_shape[2])


class Reshaped(layers.Layer):
    def call(self, inputs):
        return tf.reshape(inputs, (-1, 4, 4))

    def compute_output_shape(self, input_shape):
        return (input_shape[0], 4, 4)


class Branches(layers.Layer):
    def __init__(self, flat=False, **kwargs):
        super().__init__(**kwargs)
        self.flat = flat

    def call(self, inputs):
        if self.flat:
            return ops.sum(inputs, axis=1)
        return inputs * 2.0

    def compute_output_shape(self, input_shape):
        if self.flat:
            return (input_shape[0], input_shape[2])
        return input_shape


class Lists(layers.Layer):
    def call(self, inputs):
        first, second = inputs
        return ops.concatenate([first, second], axis=-1)

    def compute_output_shape(self, input_shape):
        first, second = input_shape
        return (*first[:-1], first[-1] + second[-1])


class Two(layers.Layer):
    def call(self, inputs):
        return inputs * 2.0, ops.sum(inputs, axis=1)

    def compute_output_shape(self, input_shape):
        return input_shape, (input_shape[0], input_shape[2])


class Cell(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units

    def call(self, inputs, states):
        return inputs * 2.0, [inputs]

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.state_size)


class Open(layers.Layer):
    def call(self, inputs):
        return ops.concatenate([inputs, inputs], axis=1)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], None, input_shape[2])


class ListOfOne(layers.Layer):
    def call(self, inputs):
        return [ops.relu(inputs)]

    def compute_output_shape(self, input_shape):
        return (input_shape[0], input_shape[1])


class ShapeOfOne(layers.Layer):
    def call(self, inputs):
        return ops.relu(inputs)

    def compute_output_shape(self, input_shape):
        return [(None, 2)]  # -> LL520


class WiderThanItsClass(layers.Layer):
    units = 3

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.units += 1
        self.dense = layers.Dense(4)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.units)
