# keras: 3
import tensorflow as tf
from elsewhere import own
from tensorflow.keras import layers


class Unpacks(layers.Layer):
    def call(self, inputs, mask=None):
        a, b = inputs
        if mask is not None:
            a = tf.where(mask, a, b)  # -> LL706
        return a


class Entries(layers.Layer):
    def call(self, inputs, mask=None):
        a = inputs[0]
        b = inputs[1]
        if mask is not None:
            a = a * tf.cast(mask[0], "float32")  # -> LL706
        return a * b


class OneEntry(layers.Layer):
    def call(self, inputs, mask=None):
        a = inputs[0]
        if mask is not None:
            a = a * tf.cast(mask[0], "float32")
        return a


class Whole(layers.Layer):
    def call(self, inputs, mask=None):
        a = inputs[0]
        b = inputs[1]
        if mask is not None:
            a = a * tf.cast(mask[0], "float32")
        return a * b + own(inputs)


class Other(layers.Layer):
    def call(self, inputs, mask=None):
        a, b = own(inputs)
        if mask is not None:
            a = a * tf.cast(mask[0], "float32")
        return a * b


class OtherTwo(layers.Layer):
    def call(self, inputs, other=None, mask=None):
        a, b = other
        if mask is not None:
            a = a * tf.cast(mask[0], "float32")
        return a * b


class NeedsOther(layers.Layer):
    def call(self, inputs, other, mask=None):
        a, b = inputs
        if mask is not None:
            a = a * tf.cast(mask[0], "float32")
        return a * b + other


class WithoutMask(layers.Layer):
    def call(self, inputs):
        a, b = inputs
        mask = own(inputs)
        if mask is not None:
            a = a * tf.cast(mask[0], "float32")
        return a * b


class ByOwn(layers.Layer):
    def call(self, inputs, mask=None):
        a, b = inputs
        if mask is not None:
            a = own(mask[0])
        return a * b


class OtherMask(layers.Layer):
    def call(self, inputs, mask=None):
        a, b = inputs
        if mask is not None:
            a = a * tf.cast(own(mask), "float32")
        return a * b


class DeepMask(layers.Layer):
    def call(self, inputs, mask=None):
        a, b = inputs
        if mask is not None:
            a = a * tf.cast(own(mask)[0], "float32")
        return a * b


class MaskOfBoth(layers.Layer):
    def call(self, inputs, mask=None):
        a, b = inputs
        if mask is not None:
            first, second = mask
            a = a * tf.cast(first, "float32")  # -> LL706
        return a * b


class EntryTested(layers.Layer):
    def call(self, inputs, mask=None):
        a, b = inputs
        if mask is not None and mask[0] is not None:
            a = a * tf.cast(mask[0], "float32")
        return a * b


class Always(layers.Layer):
    def call(self, inputs, mask=None):
        a, b = inputs
        return a * b * tf.cast(mask[0], "float32")


class InBranch(layers.Layer):
    def call(self, inputs, mask=None):
        if self.built:
            a, b = inputs
        if mask is not None:
            inputs = tf.cast(mask[0], "float32")
        return inputs


class Stars(layers.Layer):
    def call(self, *inputs, mask=None):
        a, b = inputs
        if mask is not None:
            a = a * tf.cast(mask[0], "float32")
        return a * b


class ByBackend(layers.Layer):
    def call(self, inputs, mask=None):
        a, b = inputs
        if mask is not None:
            a = a * tf.keras.backend.cast(mask[0], "float32")  # -> LL706
        return a * b


class Changed(layers.Layer):
    def call(self, inputs, mask=None):
        a, b = inputs
        mask = own(mask)
        if mask is not None:
            a = a * tf.cast(mask, "float32")
        return a * b


class BuiltToo(layers.Layer):
    def call(self, inputs, mask=None):
        a, b = inputs
        if mask is not None and self.built:
            a = a * tf.cast(mask[0], "float32")  # -> LL706
        return a * b
