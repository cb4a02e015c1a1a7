# keras: 2, 3
import copy

from tensorflow.keras import layers


class Base(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units


class Plain(Base):
    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}  # -> LL404

    @classmethod
    def from_config(cls, config):
        return cls(**config)


class ByParent(Base):
    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}  # -> LL404

    @classmethod
    def from_config(cls, config):
        made = super().from_config(dict(config))
        return made


class OfCopies(Base):
    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}  # -> LL404

    @classmethod
    def from_config(cls, config):
        config = copy.deepcopy(config)
        config = config.copy()
        print(config)
        return OfCopies(**{**config})


class Adds(Base):
    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}

    @classmethod
    def from_config(cls, config):
        config |= {"units": config["depth"]}
        del config["depth"]
        return cls(**config)


class Takes(Base):
    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}

    @classmethod
    def from_config(cls, config):
        depth = config.pop("depth")
        made = cls(**config)
        made.depth = depth
        return made


class TakesInABranch(Base):
    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}

    @classmethod
    def from_config(cls, config):
        if "depth" in config:
            config = cls.without(config)
        return cls(**config)

    @staticmethod
    def without(config):
        return {key: one for key, one in config.items() if key != "depth"}


class Chooses(Base):
    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}

    @classmethod
    def from_config(cls, config):
        config = cls.without(config)
        return cls(**config)

    @staticmethod
    def without(config):
        return {key: one for key, one in config.items() if key != "depth"}


class Names(Base):
    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}

    @classmethod
    def from_config(cls, config, factory=None):
        return factory(**config)


class Key(Base):
    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}

    @classmethod
    def from_config(cls, config):
        return cls(**config["inner"])


class Positional(Base):
    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}

    @classmethod
    def from_config(cls, config):
        return cls(config["units"])


class Whole(Base):
    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}

    @classmethod
    def from_config(cls, config):
        return cls(config)


class Given(Base):
    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}

    @classmethod
    def from_config(cls, config, other=None):
        return cls(**other)


class Without(Base):
    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}

    @classmethod
    def from_config(cls):
        return cls()


class Nothing(Base):
    def get_config(self):
        return {**super().get_config(), "units": self.units, "depth": 3}

    @classmethod
    def from_config(cls, config):
        print(cls(**config))
        return
