# keras: 2, 3
from tensorflow.keras import layers


class Base(layers.Layer):
    def __init__(self, units=3, rate=0.1, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.rate = rate
        self.nothing = None

    def call(self, x):
        return x * self.units * self.rate


class Updates(Base):
    def get_config(self):
        return super().get_config().update({"units": self.units})  # -> LL404


class OtherUpdates(Base):
    def get_config(self):
        return self.tracker.update({"units": self.units})


class Number(Base):
    def get_config(self):
        return 0


class KeptNothing(Base):
    def get_config(self):
        return self.nothing  # -> LL404


class Inside(Base):
    def get_config(self):
        def pair():
            return [self.units, self.rate]

        return {**super().get_config(), "units": self.units, "rate": len(pair())}


class Generates(Base):
    def get_config(self):
        yield "units", self.units


class Abstract(Base):
    def get_config(self):
        raise NotImplementedError


class Static(Base):
    @staticmethod
    def from_config(config):
        print(config)


class NoConstructor(layers.Layer):
    def call(self, x):
        return x

    def get_config(self):
        return {**super().get_config(), "unit": 3}


class Merged(Base):
    def get_config(self):  # -> LL402
        config = {"unit": self.units}  # -> LL404
        base = super().get_config()
        base.update(config)
        return base
