# keras: 2, 3
from frameworks import Base
from tensorflow.keras import layers


class Plain(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):  # -> LL403
        return {"units": self.units}


class TakesName(layers.Layer):
    def __init__(self, units=3, name=None):
        super().__init__(name=name)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):  # -> LL403
        return {"units": self.units}


class TakesNothing(layers.Layer):
    def __init__(self, units=3):
        super().__init__()
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {"units": self.units}


class Names(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {"units": self.units, "name": self.name}


class Unknown(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {"units": self.units, **self.others()}

    def others(self):
        return self.config_of()  # -> LL202


class OwnWay(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {"units": self.units}

    @classmethod
    def from_config(cls, config):
        return cls(config["units"])


class Abstract(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def get_config(self):
        raise NotImplementedError


class OutOfSight(Base, layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def get_config(self):
        return {"units": self.units}


class Dense(layers.Dense):
    def __init__(self, units=3, **kwargs):
        super().__init__(units, **kwargs)

    def get_config(self):
        return {"units": self.units}
