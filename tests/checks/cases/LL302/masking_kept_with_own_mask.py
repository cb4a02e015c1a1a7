# keras: 2, 3
import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    """A class with a `compute_mask` supports masks."""

    def __init__(self, **kwargs):
        self.supports_masking = True
        super().__init__(**kwargs)

    def compute_mask(self, inputs, mask=None):
        return mask

    def call(self, inputs, mask=None):
        return inputs * 2.0


class Projection(tf.keras.layers.Dense):
    """So does a `Dense` itself."""

    def __init__(self, units, **kwargs):
        self.supports_masking = True
        super().__init__(units, **kwargs)


class Blur(tf.keras.layers.Conv2D):
    def __init__(self, filters, **kwargs):
        self.supports_masking = True  # -> LL302
        super().__init__(filters, 3, **kwargs)
