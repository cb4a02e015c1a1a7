# keras: 3
# `compute_output_shape` makes the shape in several statements.
from keras import layers, ops


class OptionOfBoth(layers.Layer):
    def __init__(self, pooled=True, **kwargs):
        super().__init__(**kwargs)
        self.pooled = pooled

    def call(self, x):
        return ops.mean(x, axis=1, keepdims=True)

    def compute_output_shape(self, input_shape):
        shape = list(input_shape)
        if self.pooled:
            shape[1] = 1
        return tuple(shape)


class NameOfAnInnerFunction(layers.Layer):
    def call(self, x):
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        shape = list(input_shape)

        def shown():
            shape = [1, 1]
            return shape

        print(shown())
        return tuple(shape)


class WithAnInnerFunction(layers.Layer):
    def call(self, x):
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        def last():
            return 4

        return (*input_shape, last(), 4)  # -> LL520


class InnerFunctionFirst(layers.Layer):
    def call(self, x):
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        def shown():
            return str(input_shape)

        self.text = shown()
        return (*input_shape, 4)  # -> LL520


class SizesInAList(layers.Layer):
    def call(self, x):
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        shape = [input_shape[0], 4, 4, 4, 4, 4]
        return tuple(shape)  # -> LL520


class MadeLonger(layers.Layer):
    def call(self, x):
        return ops.expand_dims(x, axis=-1)

    def compute_output_shape(self, input_shape):
        shape = input_shape
        shape += (1,)
        return shape


class LastByAHelper(layers.Layer):
    def call(self, x):
        return ops.tanh(x)

    def copied(self, shape):
        return list(shape)

    def compute_output_shape(self, input_shape):
        shape = self.copied(input_shape)
        shape[-1] = 4
        return tuple(shape)


class SizeOfAnAxis(layers.Layer):
    def __init__(self, axis=1, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis

    def call(self, x):
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        shape = list(input_shape)
        shape[self.axis] = shape[self.axis]
        return tuple(shape)


class ReadsAnAxis(layers.Layer):
    def __init__(self, axis=1, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis

    def call(self, x):
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        shape = list(input_shape)
        return (input_shape[0], shape[self.axis])


class Appended(layers.Layer):
    def call(self, x):
        return ops.expand_dims(x, axis=-1)

    def compute_output_shape(self, input_shape):
        shape = list(input_shape)
        shape.append(1)
        return tuple(shape)


class AppendedToo(layers.Layer):
    def call(self, x):
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        shape = list(input_shape)
        shape.append(4)
        return tuple(shape)  # -> LL520


class Popped(layers.Layer):
    def call(self, x):
        return ops.mean(x, axis=-1)

    def compute_output_shape(self, input_shape):
        shape = list(input_shape)
        shape.pop()
        return tuple(shape)


class AppendedForAnOption(layers.Layer):
    def __init__(self, keepdims=False, **kwargs):
        super().__init__(**kwargs)
        self.keepdims = keepdims

    def call(self, x):
        return ops.mean(x, axis=-1)

    def compute_output_shape(self, input_shape):
        shape = list(input_shape[:-1])
        if self.keepdims:
            shape.append(1)
        return tuple(shape)


class AppendsToALog(layers.Layer):
    def __init__(self, log=None, **kwargs):
        super().__init__(**kwargs)
        self.log = log

    def call(self, x):
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        log = self.log
        log.append("shape")
        if log:
            print(input_shape)
        return (*input_shape, 4)  # -> LL520


class OneSize(layers.Layer):
    def call(self, x):
        return ops.mean(x, axis=2)

    def compute_output_shape(self, input_shape):
        return input_shape[:1] + input_shape[1:2]


class EverySecondSize(layers.Layer):
    def call(self, x):
        return ops.mean(x, axis=1)

    def compute_output_shape(self, input_shape):
        return input_shape[:3:2]


class Negative(layers.Layer):
    def __init__(self, axis=1, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis

    def call(self, x):
        return ops.tanh(x)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], input_shape[-self.axis], -self.axis)
