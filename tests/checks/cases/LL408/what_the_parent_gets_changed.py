# keras: 2, 3
# A child gives its parent a changed argument, which the parent records.
from layers_of_mine import Mixin
from tensorflow import keras

units = 8


class Refuses(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(2 * units, **kwargs)

    def get_config(self):
        raise NotImplementedError("made by a builder")


class RecordsMore(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(2 * units, **kwargs)
        self.more = {"units": units}

    def get_config(self):
        return {**super().get_config(), **self.more}


class Mixed(Mixin, keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units=2 * units, **kwargs)


class OfTheModule(keras.layers.Dense):
    def __init__(self, **kwargs):
        super().__init__(units=2 * units, **kwargs)


class Base(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self._units = units

    def call(self, inputs):
        return inputs * self._units

    def get_config(self):
        return {**super().get_config(), "units": self._units}


class Twice(Base):
    def __init__(self, units, **kwargs):
        super().__init__(2 * units, **kwargs)  # -> LL408


class TwiceMixed(Base, Mixin):
    def __init__(self, units, **kwargs):
        super().__init__(2 * units, **kwargs)


class SetBack(Base):
    def __init__(self, units, **kwargs):
        super().__init__(2 * units, **kwargs)
        self._units = units


class HalvedBase(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        units = units // 2
        self.units = units

    def call(self, inputs):
        return inputs * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}  # -> LL408


class Evened(HalvedBase):
    def __init__(self, units, **kwargs):
        super().__init__(2 * units, **kwargs)


class SizedBase(keras.layers.Layer):
    def __init__(self, units, rate=0.5, **kwargs):
        super().__init__(**kwargs)
        self.size = 2 * units
        self.rate = rate

    def call(self, inputs):
        return inputs * self.size * self.rate


class SizedByHalf(SizedBase):
    def __init__(self, units, **kwargs):
        super().__init__(units=units // 2, **kwargs)

    def get_config(self):
        return {**super().get_config(), "units": self.size}


class SizedTwice(SizedBase):
    def __init__(self, units, rate=0.5, **kwargs):
        super().__init__(units=units, rate=rate / 2, **kwargs)

    def get_config(self):
        return {**super().get_config(), "units": self.size, "rate": 2 * self.rate}  # -> LL408


class Eight(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units=8, **kwargs)
        self.mine = 2 * units

    def get_config(self):
        return {**super().get_config(), "units": self.mine}  # -> LL408
