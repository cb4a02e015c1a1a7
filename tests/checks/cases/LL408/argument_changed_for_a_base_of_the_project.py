# keras: 2, 3
import keras


class Base(keras.layers.Layer):
    def __init__(self, units, rate=0.1, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.rate = 1.0 - rate

    def call(self, inputs):
        return inputs * self.units * self.rate

    def get_config(self):
        return {**super().get_config(), "units": self.units, "rate": 1.0 - self.rate}


class Doubled(Base):
    def __init__(self, units, rate=0.1, **kwargs):
        super().__init__(2 * units, rate=rate, **kwargs)  # -> LL408


class Kept(Base):
    def __init__(self, units, **kwargs):
        super().__init__(2 * units, **kwargs)
        self.given = units

    def get_config(self):
        config = super().get_config()
        config["units"] = self.given
        return config


class Unchanged(Base):
    def __init__(self, units, rate=0.1, **kwargs):
        super().__init__(units, rate / 2 + rate / 2, **kwargs)


class Exchanged(Base):
    """`self.units` is what the base gets, and not the argument of that name."""

    def __init__(self, width, units=2, **kwargs):
        super().__init__(width, **kwargs)
        self.factor = units

    def call(self, inputs):
        return super().call(inputs) * self.factor

    def get_config(self):
        return {**super().get_config(), "width": self.units, "units": self.factor}
