# keras: 2, 3
import tensorflow as tf


def prepare(layer, deep):
    layer.scale = 1.0
    if deep:
        layer.shift = 2.0


def hand_on(layer):
    layer.first = 1.0
    fill(layer)


def fill(layer):
    for name in ("second", "third"):
        setattr(layer, name, 1.0)


class Certain(tf.keras.layers.Layer):
    """All that the function sets is in sight."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        prepare(self, True)

    def call(self, inputs):
        return inputs * self.scale + self.shift + self.offset  # -> LL202


class UnderACondition(tf.keras.layers.Layer):
    def __init__(self, deep=False, **kwargs):
        super().__init__(**kwargs)
        prepare(self, deep)

    def call(self, inputs):
        return inputs * self.scale + self.shift


class HandedOn(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        hand_on(self)

    def call(self, inputs):
        return inputs * self.first + self.second + self.third
