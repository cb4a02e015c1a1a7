# keras: 2, 3
"""A key that stands in the place of an argument is one mistake, told at the key."""

import tensorflow as tf


class Misspelt(tf.keras.layers.Layer):
    def __init__(self, units, intermediate_size=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.intermediate_size = intermediate_size

    def call(self, x):
        return x * self.units * self.intermediate_size

    def get_config(self):
        config = super().get_config()
        config.update({"units": self.units, "intermedia_size": self.intermediate_size})  # -> LL404
        return config


class Abbreviated(tf.keras.layers.Layer):
    def __init__(self, width, *, height, **kwargs):
        super().__init__(**kwargs)
        self.w = width
        self.h = height

    def call(self, x):
        return x * self.w * self.h

    def get_config(self):
        config = super().get_config()
        config.update({"width": self.w, "h": self.h})  # -> LL404
        return config


class TwoMistakes(tf.keras.layers.Layer):
    def __init__(self, units, scale, offset=0.0, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.scale = scale
        self.offset = offset

    def call(self, x):
        return x * self.units * self.scale + self.offset

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units, "scales": self.scale}  # -> LL404


class OtherArgument(tf.keras.layers.Layer):
    """The key is like one argument, and holds another one."""

    def __init__(self, units, unit_scale=1.0, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.unit_scale = unit_scale

    def call(self, x):
        return x * self.units * self.unit_scale

    def get_config(self):  # -> LL402
        return {**super().get_config(), "unit_scale": self.unit_scale, "unit": self.unit_scale}  # -> LL404


class Popped(tf.keras.layers.Layer):
    """What becomes of other keys is not known; what is missing is."""

    def __init__(self, units, vocab_size, **kwargs):
        kwargs.pop("old", None)
        super().__init__(**kwargs)
        self.units = units
        self.vocab = vocab_size

    def call(self, x):
        return x * self.units * self.vocab

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units, "vocab": self.vocab}


class Renamed(tf.keras.layers.Layer):
    """Both names are taken."""

    def __init__(self, units=None, n=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units if units is not None else n

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}
