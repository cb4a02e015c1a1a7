# keras: 2, 3
from abc import abstractmethod

import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def __init__(self, factor=1.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor

    def call(self, x):
        return x * self.factor


class GivesAList(Scale):
    def get_config(self):
        return [super().get_config(), {"factor": self.factor}]  # -> LL404


class GivesATuple(Scale):
    def get_config(self):
        return super().get_config(), {"factor": self.factor}  # -> LL404


class GivesTheUpdate(Scale):
    def get_config(self):
        config = super().get_config()
        return config.update(factor=self.factor)  # -> LL404


class GivesTheUpdateOfAnother(Scale):
    def update(self, config):
        return {**config, "factor": self.factor}

    def get_config(self):
        return self.update(super().get_config())


class GivesTheUpdateOfAHelper(Scale):
    def __init__(self, factor=1.0, settings=None, **kwargs):
        super().__init__(factor, **kwargs)
        self.settings = settings

    def get_config(self):
        return self.settings.update(super().get_config())


class GivesACopy(Scale):
    def get_config(self):
        config = super().get_config()
        config.update(factor=self.factor)
        return config.copy()


class GivesNone(Scale):
    def get_config(self):
        config = super().get_config()
        config.update(factor=self.factor)
        return None  # -> LL404


class GivesNothingInOneWay(Scale):
    def get_config(self):
        if self.factor == 1.0:
            return  # -> LL404
        return {**super().get_config(), "factor": self.factor}


class GivesNothing(Scale):
    def get_config(self):  # -> LL404
        config = super().get_config()

        def more():
            return {"factor": self.factor}

        config.update(more())


class Refuses(Scale):
    def get_config(self):
        raise NotImplementedError("cannot be saved")


class LeavesItToItsChildren(Scale):
    @abstractmethod
    def get_config(self):
        print("what is recorded")


class GivesTheConfigurationFirst(Scale):
    @property
    def get_config(self):  # -> LL404
        return {**super().get_config(), "factor": self.factor}


class IsMadeByAFunctionOfTheObject(Scale):
    def from_config(self, config):  # -> LL404
        return IsMadeByAFunctionOfTheObject(**config)


class IsMadeOfNothing(Scale):
    @classmethod
    def from_config(cls, config):  # -> LL404
        cls(**config)


class CannotBeMade(Scale):
    @classmethod
    def from_config(cls, config):
        raise NotImplementedError("cannot be loaded")


class IsMadeByAStaticFunction(Scale):
    @staticmethod
    def from_config(config):
        return IsMadeByAStaticFunction(**config)


class HasOtherKeys(tf.keras.layers.Layer):
    def __init__(self, units=2, *more, rate=0.5, **kwargs):
        super().__init__(**kwargs)
        self.units, self.rate, self.more = units, rate, more

    def call(self, x):
        return x * self.units * self.rate

    def get_config(self):
        return {
            **super().get_config(),
            "units": self.units,
            "ratio": self.rate,  # -> LL404
        }


class HasMoreKeys(tf.keras.layers.Layer):
    def __init__(self, units=2, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):  # -> LL404
        half = self.units / 2
        return {**super().get_config(), "units": self.units, "half": half, "name": self.name}


class TakesThemOut(tf.keras.layers.Layer):
    def __init__(self, units=2, **kwargs):
        self.half = kwargs.pop("half", 1)
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units, "half": self.half}


class HandsThemOn(tf.keras.layers.Layer):
    def __init__(self, units=2, **kwargs):
        super().__init__()
        self.units = units
        self.dense = tf.keras.layers.Dense(units, **kwargs)
        self.half = kwargs.get("half")

    def call(self, x):
        return self.dense(x)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "half": self.half}
