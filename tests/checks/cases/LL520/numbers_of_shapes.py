# keras: 3
# One shape or several, for one tensor or several.
from keras import layers, ops


class TwoForOne(layers.Layer):
    def call(self, x):
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        return [(None, 2), (None, 3)]  # -> LL520


class SumInAList(layers.Layer):
    def call(self, x):
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        return [input_shape[:-1] + (4,)]  # -> LL520


class InputShapeInAList(layers.Layer):
    def call(self, x):
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        return [input_shape]  # -> LL520


class OneOrAnother(layers.Layer):
    def __init__(self, same=True, **kwargs):
        super().__init__(**kwargs)
        self.same = same

    def call(self, x):
        return x if self.same else ops.tanh(x)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], input_shape[1])


class AndTheRest(layers.Layer):
    def rest(self, x):
        return [x, x]

    def call(self, x):
        return [ops.tanh(x), *self.rest(x)]

    def compute_output_shape(self, input_shape):
        return [input_shape, input_shape, input_shape]


class AndMore(layers.Layer):
    def __init__(self, more, **kwargs):
        super().__init__(**kwargs)
        self.more = more

    def call(self, x):
        return [ops.tanh(x), self.more(x)]

    def compute_output_shape(self, input_shape):
        return [input_shape, input_shape, input_shape]


class SumOfTwo(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def call(self, x):
        return self.dense(x)

    def compute_output_shape(self, input_shape):
        return (input_shape[0],) + (4,)


class StoredShapes(layers.Layer):
    def __init__(self, left, right, **kwargs):
        super().__init__(**kwargs)
        self.left, self.right = left, right

    def call(self, x):
        return ops.tanh(x), ops.sin(x)

    def compute_output_shape(self, input_shape):
        return (self.left, self.right)


class Cell(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states):
        output = ops.tanh(self.dense(x))
        return output, [ops.tanh(output)]

    def compute_output_shape(self, input_shape):
        return (input_shape[0], 4)


class CellWithProperty(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.dense = layers.Dense(units)

    @property
    def state_size(self):
        return self.units

    def call(self, x, states):
        output = ops.tanh(self.dense(x))
        return output, ops.tanh(output)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], 4)


class ForOneOption(layers.Layer):
    def __init__(self, units=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        if self.units:
            return (*input_shape, self.units)
        raise NotImplementedError


class NothingReturned(layers.Layer):
    def call(self, x):
        raise NotImplementedError

    def compute_output_shape(self, input_shape):
        return (*input_shape, 4)


class NoShape(layers.Layer):
    def call(self, x):
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        raise NotImplementedError
