# keras: 3
import keras
from keras import ops


class MeanOfBoth(keras.layers.Layer):
    def call(self, x):
        return ops.mean(x, axis=(1, 2))

    def compute_output_shape(self, input_shape):
        batch, height, width, channels = input_shape
        return (batch, height, channels)  # -> LL520


class MeanOfOne(keras.layers.Layer):
    def call(self, x):
        return ops.mean(x, axis=2)

    def compute_output_shape(self, input_shape):
        batch, height, width, channels = input_shape
        return (batch, height, channels)


class AllButTheLast(keras.layers.Layer):
    def call(self, x):
        return ops.concatenate([x, ops.square(x)], axis=-1)

    def compute_output_shape(self, input_shape):
        *lead, last = input_shape
        return (*lead, last)  # -> LL520


class AllButTheLastDoubled(keras.layers.Layer):
    def call(self, x):
        return ops.concatenate([x, ops.square(x)], axis=-1)

    def compute_output_shape(self, input_shape):
        *lead, last = input_shape
        return (*lead, 2 * last)


class Sliced(keras.layers.Layer):
    def call(self, x):
        return ops.concatenate([x, ops.square(x)], axis=-1)

    def compute_output_shape(self, input_shape):
        return [*input_shape[:-1], input_shape[-1]]  # -> LL520


class SlicedDoubled(keras.layers.Layer):
    def call(self, x):
        return ops.concatenate([x, ops.square(x)], axis=-1)

    def compute_output_shape(self, input_shape):
        return [*input_shape[:-1], 2 * input_shape[-1]]


class Rest(keras.layers.Layer):
    def call(self, x):
        return ops.mean(x, axis=1)

    def compute_output_shape(self, input_shape):
        batch, *rest = input_shape
        return (batch, *rest)  # -> LL520


class RestBehindTheSteps(keras.layers.Layer):
    def call(self, x):
        return ops.mean(x, axis=1)

    def compute_output_shape(self, input_shape):
        batch, _, *rest = input_shape
        return (batch, *rest)


class BuiltForImages(keras.layers.Layer):
    def build(self, input_shape):
        _, height, width, _ = input_shape
        self.area = height * width

    def call(self, x):
        return ops.mean(x, axis=(1, 2)) / self.area

    def compute_output_shape(self, input_shape):
        return (input_shape[0], input_shape[3])
