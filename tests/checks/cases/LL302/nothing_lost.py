# keras: 2, 3
"""What is set early is what the constructor sets anyway, or what it leaves alone."""

import tensorflow as tf


class MasksItself(tf.keras.layers.Reshape):
    def __init__(self, **kwargs):
        self.supports_masking = True
        super().__init__((-1,), **kwargs)

    def compute_mask(self, inputs, mask=None):
        return mask


class MaskedBase(tf.keras.layers.Layer):
    def compute_mask(self, inputs, mask=None):
        return mask


class InheritsMask(MaskedBase):
    def __init__(self, **kwargs):
        self.supports_masking = True
        super().__init__(**kwargs)


class Recurrent(tf.keras.layers.GRU):
    def __init__(self, units, **kwargs):
        self.supports_masking = True
        super().__init__(units, **kwargs)


class Wrapped(tf.keras.layers.TimeDistributed):
    def __init__(self, layer, **kwargs):
        self.supports_masking = True
        super().__init__(layer, **kwargs)


class Defaults(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        self.built = False
        self.trainable = True
        self.input_spec = None
        self.activity_regularizer = None
        self.supports_masking = False
        super().__init__(**kwargs)
        self.units = units


class NotYetBuilt(tf.keras.layers.Dense):
    def __init__(self, units, **kwargs):
        self.built = None
        super().__init__(units, **kwargs)


class SetsItLater(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True


class ParentSetsIt(SetsItLater):
    def __init__(self, **kwargs):
        self.supports_masking = True
        super().__init__(**kwargs)


class Frozen(tf.keras.layers.Dense):
    def __init__(self, units, **kwargs):
        self.trainable = False  # -> LL302
        super().__init__(units, **kwargs)


class Embedded(tf.keras.layers.Embedding):
    def __init__(self, size, **kwargs):
        self.supports_masking = True  # -> LL302
        super().__init__(size, 4, **kwargs)


class Convolved(tf.keras.layers.Conv1D):
    def __init__(self, **kwargs):
        self.supports_masking = True  # -> LL302
        super().__init__(3, 1, **kwargs)
