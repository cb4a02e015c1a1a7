# keras: 2, 3
import tensorflow as tf


class Unused(tf.keras.layers.Layer):
    def call(self, inputs, mask=None):  # -> LL510
        return inputs * 2.0


class Used(tf.keras.layers.Layer):
    def call(self, inputs, mask=None):  # -> LL510
        if mask is None:
            return inputs
        return inputs * 2.0


class PassedOn(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True

    def call(self, inputs, mask=None):
        return inputs * 2.0
