# keras: 2, 3
import dataclasses
import typing

import tensorflow as tf


@dataclasses.dataclass
class Options:
    units: int = 8


class Pair(typing.NamedTuple):
    first: int = 1
    second: int = 2


class Kept(tf.keras.layers.Layer):
    def __init__(self, options=None, **kwargs):
        super().__init__(**kwargs)
        self.options = options or Options()

    def call(self, inputs):
        return inputs * self.options.units

    def get_config(self):
        config = super().get_config()
        config["options"] = self.options  # -> LL405
        return config


class AsDict(tf.keras.layers.Layer):
    def __init__(self, options=None, **kwargs):
        super().__init__(**kwargs)
        self.options = Options(**(options or {}))

    def call(self, inputs):
        return inputs * self.options.units

    def get_config(self):
        config = super().get_config()
        config["options"] = dataclasses.asdict(self.options)
        return config


class Tuples(tf.keras.layers.Layer):
    def __init__(self, pair=None, **kwargs):
        super().__init__(**kwargs)
        self.pair = Pair(*pair) if pair else Pair()

    def call(self, inputs):
        return inputs * self.pair.first

    def get_config(self):
        config = super().get_config()
        config["pair"] = self.pair
        return config


class Rebuilt(tf.keras.layers.Layer):
    def __init__(self, options=None, **kwargs):
        super().__init__(**kwargs)
        self.options = options or Options()

    def call(self, inputs):
        return inputs * self.options.units

    def get_config(self):
        config = super().get_config()
        config["options"] = {"units": self.options.units}
        return config

    @classmethod
    def from_config(cls, config):
        config["options"] = Options(**config["options"])
        return cls(**config)
