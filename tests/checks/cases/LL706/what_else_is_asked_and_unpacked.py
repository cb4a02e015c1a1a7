# keras: 3
import tensorflow as tf
from keras import layers


class MaskWithoutDefault(layers.Layer):
    def call(self, inputs, mask):
        x, y = inputs
        if mask is not None:
            x = x * tf.cast(mask[0], x.dtype)  # -> LL706
        return x + y


class UnpackedMask(layers.Layer):
    def call(self, inputs, mask=None):
        x, y = inputs
        if mask is not None:
            first, second = mask
            x = x * tf.cast(first, x.dtype)  # -> LL706
        return x + y


class Loop(layers.Layer):
    """Rows of a tensor can be gone over, too."""

    def call(self, inputs, mask=None):
        total = tf.map_fn(lambda row: row, inputs)
        for row in inputs[0]:
            total = total + row
        if mask is not None:
            total = total * tf.cast(mask[0], total.dtype)
        return total


class UnpacksAnother(layers.Layer):
    def call(self, inputs, lengths=None, mask=None):
        low, high = lengths
        if mask is not None:
            inputs = inputs * tf.cast(mask[0], inputs.dtype)
        return inputs * low * high


class UnpacksUnderItsName(layers.Layer):
    def call(self, inputs, other=None, mask=None):
        x = inputs
        inputs = other
        y, z = inputs
        if mask is not None:
            x = x * tf.cast(mask[0], x.dtype)
        return x * y * z


class EntriesOfAnother(layers.Layer):
    def call(self, inputs, other=None, mask=None):
        x = other[0]
        y = other[1]
        z = inputs
        if mask is not None:
            z = z * tf.cast(mask[0], z.dtype)
        return x * y * z


class Stacked(layers.Layer):
    def call(self, inputs, mask=None):
        inputs = tf.stack(values=inputs)
        x = inputs[0]
        y = inputs[1]
        if mask is not None:
            x = x * tf.cast(mask[0], x.dtype)
        return x + y


class WithoutMask(layers.Layer):
    def call(self, inputs):
        x, y = inputs
        mask = self.compute_mask(inputs)
        if mask is not None:
            x = x * tf.cast(mask[0], x.dtype)
        return x + y


class AsksWhatItNeeds(layers.Layer):
    """What no `None` in the list makes fail: its length, printing, the mask of another, a mask without a test."""

    def call(self, inputs, lengths=None, mask=None):
        x, y = inputs
        if mask is not None:
            x = x * tf.cast(len(mask), x.dtype)
            tf.print(mask[0])
        if mask is not None and lengths is not None:
            x = x * tf.cast(lengths[0], x.dtype)
        if lengths is not None:
            x = x * tf.cast(mask[0], x.dtype)
        return x + y * tf.cast(mask[0], y.dtype)


class AsksMore(layers.Layer):
    def call(self, inputs, mask=None):
        x, y = inputs
        if mask is not None and mask[0] is not None:
            x = x * tf.cast(mask[0], x.dtype)
        if mask == "all":
            x = x * tf.cast(mask[0], x.dtype)
        return x + y
