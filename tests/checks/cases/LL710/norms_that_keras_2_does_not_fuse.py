# keras: 3
from elsewhere import arguments, make_norm
from tensorflow import keras
from tensorflow.keras import layers


class Fused(layers.Layer):
    def __init__(self, axis, **kwargs):
        super().__init__(**kwargs)
        self.channels_first = layers.BatchNormalization(axis=1, renorm=False)  # -> LL710


class FusedToo(layers.Layer):
    def __init__(self, axis, **kwargs):
        super().__init__(**kwargs)
        self.third = layers.BatchNormalization(axis=3)  # -> LL710


class FusedFirst(layers.Layer):
    def __init__(self, axis, **kwargs):
        super().__init__(**kwargs)
        self.negative = layers.BatchNormalization(axis=-3)  # -> LL710


class FusedUnknown(layers.Layer):
    def __init__(self, axis, **kwargs):
        super().__init__(**kwargs)
        self.unknown = layers.BatchNormalization(axis=axis)  # -> LL710


class NotFused(layers.Layer):
    def __init__(self, norm_class=layers.BatchNormalization, **kwargs):
        super().__init__(**kwargs)
        self.axis = layers.BatchNormalization(axis=-2)
        self.listed = layers.BatchNormalization(*arguments)
        self.norm_class = layers.BatchNormalization
        self.layer_norm = layers.LayerNormalization()
        self.made = make_norm()


class Sized(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.virtual = layers.BatchNormalization(virtual_batch_size=2)  # -> LL701


class Renormed(layers.Layer):
    def __init__(self, renorm, **kwargs):
        super().__init__(**kwargs)
        self.renormed = layers.BatchNormalization(renorm=renorm)


class FusedByArgument(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.fused = layers.BatchNormalization(fused=True)  # -> LL701  # -> LL710
