# keras: 2, 3
import copy

import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def __init__(self, factor=1.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor

    def call(self, inputs):
        return inputs * self.factor


class OfADict(Scale):
    def get_config(self):  # -> LL402
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        return cls(**dict(config))


class OfADeepCopy(Scale):
    def get_config(self):  # -> LL402
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        config = copy.deepcopy(config)
        print("loading", config)
        return cls(**config)


class OfALiteral(Scale):
    def get_config(self):  # -> LL402
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        entries = {**config}
        layer = cls(**entries)
        return layer


class OfItsCopy(Scale):
    def get_config(self):  # -> LL402
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        return super().from_config(config.copy())


class ByItsName(Scale):
    def get_config(self):  # -> LL402
        return super().get_config()

    @staticmethod
    def from_config(config):
        return ByItsName(**config)


class SetsAnEntry(Scale):
    def get_config(self):
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        config["factor"] = 3.0
        return cls(**config)


class SetsTheAttribute(Scale):
    def get_config(self):
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        layer = cls(**config)
        layer.factor = 3.0
        return layer


class AddsToTheLiteral(Scale):
    def get_config(self):
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        return cls(**{**config, "factor": 3.0})


class AddsToTheDict(Scale):
    def get_config(self):
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        return cls(**dict(config, factor=3.0))


class AddsToTheCall(Scale):
    def get_config(self):
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        return cls(factor=3.0, **config)


class JoinsAnother(Scale):
    def get_config(self):
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        config |= {"factor": 3.0}
        return cls(**config)


class HandsOnAnother(Scale):
    def get_config(self):
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        return super().from_config({"factor": 3.0})


class HandsOnADefault(Scale):
    def get_config(self):
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        return super().from_config(dict(factor=3.0))


class HasAHelper(Scale):
    def get_config(self):
        return super().get_config()

    @classmethod
    def of(cls, **config):
        return cls(factor=3.0, **config)

    @classmethod
    def from_config(cls, config):
        return cls.of(**config)


class FillsOnADefault(Scale):
    def get_config(self):
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        config.setdefault("factor", 3.0)
        return cls(**config)


class FillsInAFunction(Scale):
    def get_config(self):
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        def filled():
            return cls(**config)

        layer = filled()
        return layer


class FillsUnderATest(Scale):
    def get_config(self):
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        if "name" in config:
            return super().from_config(config)
        return cls(3.0)


class TakesWhatComes(Scale):
    def get_config(self):
        return super().get_config()

    @classmethod
    def from_config(cls, *args):
        return cls(factor=3.0)


class GivesItsInside(Scale):
    def get_config(self):
        return super().get_config()

    @classmethod
    def from_config(cls, config):
        layer = cls(**config)
        return layer.with_factor
