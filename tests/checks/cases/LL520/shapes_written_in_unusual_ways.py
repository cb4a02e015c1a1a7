# keras: 3
# not LL520
"""What the method does with a shape may be followed or not: where it is not, it may be the right one."""

import keras
from keras import ops
from project import Sizes, with_one


class Deeper(keras.layers.Layer):
    def call(self, inputs):
        return ops.expand_dims(inputs, -1)


class Decorated(Deeper):
    @with_one
    def compute_output_shape(self, input_shape):
        return input_shape

    def call(self, inputs):
        return ops.expand_dims(inputs, -1)


class DecoratedCall(keras.layers.Layer):
    @with_one
    def call(self, inputs):
        return ops.tanh(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape, 1)


class Cell(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.state_size = 4

    def call(self, inputs):
        return ops.expand_dims(inputs, -1)

    def compute_output_shape(self, input_shape):
        return input_shape


class Guarded(keras.layers.Layer):
    def call(self, inputs):
        return ops.expand_dims(inputs, -1)

    def compute_output_shape(self, input_shape):
        shape = [*input_shape, 1]
        if len(input_shape) > 8:
            shape = [None, 1]
        return shape


class GuardedAppend(keras.layers.Layer):
    def call(self, inputs):
        return ops.expand_dims(inputs, -1)

    def compute_output_shape(self, input_shape):
        shape = [*input_shape, 1]
        if len(input_shape) > 8:
            shape.append(1)
        return shape


class Nested(keras.layers.Layer):
    def call(self, inputs):
        return ops.expand_dims(inputs, -1)

    def compute_output_shape(self, input_shape):
        shape = [*input_shape, 1]

        def smallest():
            shape = [None, 1]
            return shape

        return shape if len(input_shape) > 1 else smallest()


class Keyed(keras.layers.Layer):
    def call(self, inputs):
        return ops.expand_dims(ops.sum(inputs, axis=1, keepdims=True), -1)

    def compute_output_shape(self, input_shape):
        second = len(input_shape) - len(input_shape) + 1
        shape = list(input_shape)
        shape[second] = 1
        shape.append(1)
        return shape


class Unknown(keras.layers.Layer):
    def call(self, inputs):
        return ops.expand_dims(inputs, -1)

    def compute_output_shape(self, input_shape):
        sizes = Sizes()
        sizes[0] = 1
        return (*input_shape, 1)


class Appended(keras.layers.Layer):
    def call(self, inputs):
        return ops.expand_dims(ops.sum(inputs, axis=1), -1)

    def compute_output_shape(self, input_shape):
        shape = [input_shape[0], *input_shape[2:]]
        shape.append(1)
        return shape


class Chosen(keras.layers.Layer):
    def __init__(self, copies=False, **kwargs):
        super().__init__(**kwargs)
        self.copies = copies

    def call(self, inputs):
        return ops.tanh(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape,) if self.copies else input_shape


class Middle(keras.layers.Layer):
    def build(self, input_shape):
        batch, rows, columns = input_shape

    def call(self, inputs):
        return ops.tanh(inputs)

    def compute_output_shape(self, input_shape):
        return input_shape[:1] + input_shape[1:3]


class Beams(keras.layers.Layer):
    def __init__(self, beams=2, **kwargs):
        super().__init__(**kwargs)
        self.beams = beams

    def call(self, inputs):
        return ops.sum(ops.repeat(inputs, self.beams, axis=0), axis=-1)

    def compute_output_shape(self, input_shape):
        return [self.beams * input_shape[0]]
