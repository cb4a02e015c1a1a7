# keras: 2, 3
import warnings

import tensorflow as tf
from tensorflow.keras import Model, layers


class Pops(layers.Layer):
    """`units` is taken out of the keywords, and recorded."""

    def __init__(self, rate=0.1, **kwargs):
        self.units = kwargs.pop("units", 3)
        super().__init__(**kwargs)
        self.rate = rate

    def call(self, x):
        return x * self.rate * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class PopsOthers(layers.Layer):
    def __init__(self, rate=0.1, options=None, **kwargs):
        options.pop("name", None)
        kwargs.pop("verbose", None)
        super().__init__(**kwargs)
        self.rate = rate

    def call(self, x):
        return x * self.rate

    def get_config(self):  # -> LL402
        return {**super().get_config(), "name": self.name}


class Saves(Model):
    def __init__(self, rate=0.1, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate

    def call(self, x):
        return x * self.rate

    def get_config(self):
        return super().get_config()

    def save(self, path):
        tf.io.write_file(path, str(self.rate))


class SavesAsKeras(Model):
    def __init__(self, rate=0.1, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate

    def call(self, x):
        return x * self.rate

    def get_config(self):  # -> LL402
        return super().get_config()

    def save(self, path):
        return super().save(path)


class Names(layers.Layer):
    def __init__(self, prefix="a", label="b", many="c", units=4, **kwargs):
        super().__init__(**kwargs)
        named = prefix + "_dense"
        self.dense = layers.Dense(4, name=named)
        self.other = layers.Dense(units, name=f"{label}_{units}")
        if many:
            self.third = layers.Dense(4, name=many)

    def call(self, x):
        return self.third(self.other(self.dense(x)))

    def get_config(self):  # -> LL402
        return {**super().get_config(), "prefix": 1}


class OnlyNames(layers.Layer):
    def __init__(self, prefix="a", **kwargs):
        super().__init__(**kwargs)
        named = prefix + "_dense"
        self.dense = layers.Dense(4, name=named)

    def call(self, x):
        return self.dense(x)

    def get_config(self):
        return super().get_config()


class Tells(layers.Layer):
    def __init__(self, mode=None, old=None, kept=None, other=None, units=4, **kwargs):
        super().__init__(**kwargs)
        if mode == "a":
            warnings.warn("mode is gone")
        if old is not None:
            raise ValueError("old is gone")
        if kept == "b":
            warnings.warn(f"kept {kept}")
        if other:
            self.scale = 2.0
        same = units
        self.units = same
        self.kept = kept

    def call(self, x):
        return x * self.scale * self.units

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units}


class HandsOn(layers.Dense):
    def __init__(self, units, mode=None, **kwargs):
        if mode == "a":
            print("mode is gone")
        super().__init__(units, **kwargs)

    def get_config(self):
        return super().get_config()


class HandsOnChanged(layers.Dense):
    def __init__(self, units, mode=None, **kwargs):
        if mode == "a":
            print("mode is gone")
        super().__init__(units, name=mode, **kwargs)  # -> LL413

    def get_config(self):  # -> LL402
        return super().get_config()


class TwoSpelt(layers.Layer):
    """One key stands for none of the two that are left out."""

    def __init__(self, units=3, rate=0.1, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.rate = rate

    def call(self, x):
        return x * self.units * self.rate

    def get_config(self):  # -> LL402
        return {**super().get_config(), "unit": self.units}  # -> LL404


class ToSublayer(layers.Layer):
    def __init__(self, units, **options):
        super().__init__()
        self.units = units
        self.dense = layers.Dense(units, **options)

    def call(self, x):
        return self.dense(x)

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units}


class ToFunction(layers.Layer):
    def __init__(self, units, defaults=None, **options):
        super().__init__()
        self.units = units
        self.defaults = defaults
        self.given = dict(**options)
        self.dense = layers.Dense(units, **defaults)
        self.other = layers.Dense(units, name=options)

    def call(self, x):
        return self.dense(self.other(x))

    def get_config(self):
        return {**super().get_config(), "units": self.units, "defaults": self.defaults}


class Own(tf.keras.Sequential):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.fill = lambda: self.add(layers.Dense(units))


class Child(ToSublayer):
    """What the parent's constructor does is told there."""

    def get_config(self):
        return {**super().get_config(), "units": self.units}
