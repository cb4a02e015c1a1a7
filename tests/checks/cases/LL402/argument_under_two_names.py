# keras: 2, 3
from tensorflow import keras


class EitherName(keras.layers.Layer):
    def __init__(self, units=None, size=None, act="relu", **kwargs):
        super().__init__(**kwargs)
        self.units = units if units is not None else size
        self.act = act

    def call(self, inputs):
        return inputs * self.units if self.act == "relu" else inputs

    def get_config(self):
        return {**super().get_config(), "units": self.units, "act": self.act}


class OneNameOfTwoValues(keras.layers.Layer):
    def __init__(self, units=2, factor=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.factor = factor if factor is not None else 3

    def call(self, inputs):
        return inputs * self.units * self.factor

    def get_config(self):  # -> LL402
        assert self.factor > 0
        return {**super().get_config(), "units": self.units}


class AlsoKept(keras.layers.Layer):
    def __init__(self, units=None, size=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units if units is not None else size
        self.size = size

    def call(self, inputs):
        return inputs * self.units * self.size

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units}


class Parent(keras.layers.Layer):
    def __init__(self, factor=1, units=2, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor
        self.units = units

    def call(self, inputs):
        return inputs * self.units * self.factor

    def get_config(self):
        return {**super().get_config(), "factor": self.factor, "units": self.units}


class RenamedForTheParent(Parent):
    def __init__(self, scale=2, **kwargs):  # -> LL402
        super().__init__(factor=scale, **kwargs)
