# keras: 2
# The first parameter of `Layer` in Keras 2 is `trainable`: what may be a boolean is no fault.
import tensorflow as tf
from project import Mixin


class Texts(tf.keras.layers.Layer):
    def __init__(self, kind="small", **kwargs):
        super().__init__(kind, **kwargs)  # -> LL303


class Numbers(tf.keras.layers.Layer):
    def __init__(self, size=4, **kwargs):
        super().__init__(size, **kwargs)  # -> LL303


class Flags(tf.keras.layers.Layer):
    def __init__(self, frozen=True, **kwargs):
        super().__init__(frozen, **kwargs)


class Unknown(tf.keras.layers.Layer):
    def __init__(self, first, **kwargs):
        super().__init__(first, **kwargs)


class Options(tf.keras.layers.Layer):
    def __init__(self, options, **kwargs):
        super().__init__(options, **kwargs)  # -> LL303
        self.width = options.width


class OptionsOfAnother(tf.keras.layers.Layer):
    def __init__(self, first, options, **kwargs):
        super().__init__(first, **kwargs)
        self.width = options.width


class Itself(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(self, **kwargs)  # -> LL303


class ItselfAsModel(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(self, **kwargs)


class OfInputs(tf.keras.Model):
    def __init__(self, inputs, outputs):
        super().__init__(inputs, outputs)


class ItselfMixed(Mixin, tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(self, **kwargs)


class ByClass(Mixin, tf.keras.layers.Layer):
    def __init__(self, kind="small", **kwargs):
        tf.keras.layers.Layer.__init__(self, kind, **kwargs)  # -> LL303
