# keras: 2, 3
# Where the keys of a configuration come from, and what takes them.
from project import Mixin
from tensorflow import keras


class Nested(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        def as_dict(units):
            return {"width": units}

        print(as_dict(self.units))
        return {**super().get_config(), "units": self.units}


class ExtraKey(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}  # -> LL404


class ExtraKeyOfAMixin(Mixin, keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}


class TakesAny(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        self.depth = kwargs.pop("depth", 3)
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": self.depth}


class KeepsAny(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        self.options = kwargs
        super().__init__()
        self.units = units

    def call(self, x):
        return x * self.units * len(self.options)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}


class Parent(keras.layers.Layer):
    def __init__(self, depth=3, **kwargs):
        super().__init__(**kwargs)
        self.depth = depth

    def call(self, x):
        return x * self.depth

    def get_config(self):
        return {**super().get_config(), "depth": self.depth}


class OfTheParent(Parent):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class NotOfTheParent(Parent):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def get_config(self):
        return {**super().get_config(), "units": self.units, "width": 2}  # -> LL404


class Misspelt(keras.layers.Layer):
    def __init__(self, unit=4, **kwargs):
        super().__init__(**kwargs)
        self.size = unit

    def call(self, x):
        return x * self.size

    def get_config(self):
        return {**super().get_config(), "units": self.size}  # -> LL404


class MadeOfAnother(keras.layers.Layer):
    def __init__(self, minus=False, unit=4, **kwargs):
        super().__init__(**kwargs)
        if minus:
            self.sign = -1
        else:
            self.sign = 1
        self.unit = unit

    def call(self, x):
        return x * self.sign * self.unit

    def get_config(self):
        return {**super().get_config(), "sign": self.sign, "unit": self.unit}  # -> LL404
