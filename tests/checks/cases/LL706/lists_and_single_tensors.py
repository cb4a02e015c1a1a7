# keras: 3
import tensorflow as tf
from tensorflow import keras


class Unpacks(keras.layers.Layer):
    def call(self, inputs, mask=None):
        x, y = inputs
        if mask is not None:
            x = x * tf.cast(mask[0], x.dtype)  # -> LL706
        return x + y


class TakesTheFirstTwo(keras.layers.Layer):
    def call(self, inputs, mask=None, training=None, **kwargs):
        x = inputs[0]
        y = inputs[1]
        if mask is not None:
            x = x * keras.ops.cast(mask[0], x.dtype)  # -> LL706
        return x + y


class InTheOtherBranch(keras.layers.Layer):
    def call(self, inputs, mask=None):
        x, y = inputs
        if mask is None:
            return x + y
        else:
            return x * tf.cast(mask[0], x.dtype) + y  # -> LL706


class AsksOfAnOptionToo(keras.layers.Layer):
    def __init__(self, use_mask=True, **kwargs):
        super().__init__(**kwargs)
        self.use_mask = use_mask

    def call(self, inputs, mask=None):
        x, y = inputs
        if self.use_mask:
            if mask is not None:
                x = x * tf.cast(mask[0], x.dtype)  # -> LL706
        return x + y


class TakesTheFirst(keras.layers.Layer):
    def call(self, inputs, mask=None):
        x = inputs[0]
        if mask is not None:
            x = x * tf.cast(mask[0], x.dtype)
        return x


class TakesRowsOfATensor(keras.layers.Layer):
    def call(self, inputs, mask=None):
        x = inputs[0]
        y = inputs[1]
        whole = tf.reduce_sum(inputs, 0)
        if mask is not None:
            x = x * tf.cast(mask[0], x.dtype)
        return x + y + whole


class TakesColumns(keras.layers.Layer):
    def call(self, inputs, mask=None):
        x = inputs[0, 0]
        y = inputs[1, 0]
        if mask is not None:
            x = x * tf.cast(mask[0], x.dtype)
        return x + y


class TakesTwoUnderAnOption(keras.layers.Layer):
    def __init__(self, two=False, **kwargs):
        super().__init__(**kwargs)
        self.two = two

    def call(self, inputs, mask=None):
        x = inputs
        if self.two:
            x = inputs[0]
            y = inputs[1]
            x = x + y
        if mask is not None:
            x = x * tf.cast(mask, x.dtype)
        return x


class UnpacksUnderAnOption(keras.layers.Layer):
    def __init__(self, two=False, **kwargs):
        super().__init__(**kwargs)
        self.two = two

    def call(self, inputs, mask=None):
        if self.two:
            inputs, _ = inputs
        if mask is not None:
            inputs = inputs * tf.cast(mask, inputs.dtype)
        return inputs


class UnpacksSomethingElse(keras.layers.Layer):
    def __init__(self, sizes=(1.0, 2.0), **kwargs):
        super().__init__(**kwargs)
        self.sizes = sizes

    def call(self, inputs, mask=None):
        low, high = self.sizes
        x = inputs * high + low
        if mask is not None:
            x = x * tf.cast(mask, x.dtype)
        return x


class WantsAnotherTensor(keras.layers.Layer):
    def call(self, inputs, other, mask=None):
        x, y = inputs
        if mask is not None:
            x = x * tf.cast(mask[0], x.dtype)
        return x + y + other


class TakesAllThatComes(keras.layers.Layer):
    def call(self, *inputs, mask=None):
        x, y = inputs
        if mask is not None:
            x = x * tf.cast(mask, x.dtype)
        return x + y


class ComputesLater(keras.layers.Layer):
    def call(self, inputs, mask=None):
        x, y = inputs

        def weigh(z):
            return z * tf.cast(mask[0], z.dtype) if mask is not None else z

        self.weigh = weigh
        return x + y


class HandsItOn(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.attention = keras.layers.Attention()

    def call(self, inputs, mask=None):
        x, y = inputs
        if mask is not None:
            return self.attention([x, y], mask=mask) + len(mask)
        return x + y


class MakesAMaskOfItsOwn(keras.layers.Layer):
    def call(self, inputs, mask=None):
        x, y = inputs
        if mask is not None:
            mask = tf.ones_like(x)
            x = x * tf.cast(mask, x.dtype)
        return x + y


class AsksTheFirst(keras.layers.Layer):
    def call(self, inputs, mask=None):
        x, y = inputs
        if mask is not None and mask[0] is not None:
            x = x * tf.cast(mask[0], x.dtype)
        return x + y


class AsksForTheMask(keras.layers.Layer):
    def call(self, inputs, mask=None):
        x, y = inputs
        if mask is not None:
            if not all(one is None for one in mask):
                x = x * tf.cast(mask[0], x.dtype)
        return x + y


class ComputesWithTheInputs(keras.layers.Layer):
    def call(self, inputs, mask=None):
        x, y = inputs
        if mask is not None:
            x = x * tf.cast(y, x.dtype)
        return x + y


class NamesAFunction(keras.layers.Layer):
    def cast(self, mask):
        return 1.0 if mask is None else tf.cast(mask, "float32")

    def call(self, inputs, mask=None):
        x, y = inputs
        if mask is not None:
            x = x * self.cast(mask[0])
        return x + y


class HasNoMask(keras.layers.Layer):
    def call(self, inputs, other=None):
        x, y = inputs
        if other is not None:
            x = x * tf.cast(other[0], x.dtype)
        return x + y


class WithoutCall(keras.layers.Layer):
    def compute_mask(self, inputs, mask=None):
        return mask


class SplitsOne(keras.layers.Layer):
    def call(self, inputs, mask=None):
        x, y = tf.split(inputs, 2, axis=-1)
        if mask is not None:
            x = x * tf.cast(mask[..., None], x.dtype)
        return x + y


class UnpacksAnother(keras.layers.Layer):
    def call(self, inputs, mask=None, states=None):
        first, second = states
        if mask is not None:
            first = first * tf.cast(mask, first.dtype)
        return inputs + first + second


class GoesOver(keras.layers.Layer):
    def call(self, inputs, mask=None, states=()):
        total = 0.0
        for state in states:
            total = total + state
        if mask is not None:
            total = total * tf.cast(mask, "float32")
        return inputs + total


class ByNumbers(keras.layers.Layer):
    def call(self, inputs, mask=None):
        x, y = inputs
        if mask is not None:
            x = x * keras.ops.cast(mask[0], x.dtype)  # -> LL706
        return x + y
