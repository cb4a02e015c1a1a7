# keras: 2, 3
# A `from_config` that only hands the configuration to the constructor, as Keras's own does.
import copy

import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def __init__(self, factor=1.0, offset=0.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor
        self.offset = offset

    def call(self, inputs):
        return inputs * self.factor + self.offset


class ByClass(Scale):
    def get_config(self):  # -> LL402
        return {**super().get_config(), "factor": self.factor}

    @classmethod
    def from_config(cls, config, custom_objects=None):
        return cls(**config)


class BySuper(Scale):
    def get_config(self):  # -> LL402
        return {**super().get_config(), "factor": self.factor}

    @classmethod
    def from_config(cls, config):
        config = dict(config)
        return super().from_config(config)


class ByCopy(Scale):
    def get_config(self):  # -> LL402
        return {**super().get_config(), "factor": self.factor}

    @classmethod
    def from_config(cls, config):
        given = copy.deepcopy(config)
        made = cls(**given)
        return made


class ByName(Scale):
    def get_config(self):  # -> LL402
        return {**super().get_config(), "factor": self.factor}

    @staticmethod
    def from_config(config):
        return ByName(**{**config})


class Inherits(ByClass):
    def get_config(self):  # -> LL402
        return super().get_config()


class Adds(Scale):
    def get_config(self):
        return {**super().get_config(), "factor": self.factor}

    @classmethod
    def from_config(cls, config):
        return cls(offset=config["factor"], **config)


class Sets(Scale):
    def get_config(self):
        return {**super().get_config(), "factor": self.factor, "more": self.offset}

    @classmethod
    def from_config(cls, config):
        offset = config.pop("more")
        return cls(**config, offset=offset)


class After(Scale):
    def get_config(self):
        return {**super().get_config(), "factor": self.factor}

    @classmethod
    def from_config(cls, config):
        layer = cls(**config)
        layer.offset = 1.0
        return layer


class InheritsSets(Sets):
    @classmethod
    def from_config(cls, config):
        return super().from_config(config)
