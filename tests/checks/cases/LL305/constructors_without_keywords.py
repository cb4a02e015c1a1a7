# keras: 3
import keras
from frameworks import Base
from keras import layers


class Plain(layers.Layer):
    def __init__(self, units=3):  # -> LL305
        super().__init__()
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class Removes(layers.Layer):
    def __init__(self, units=3):
        super().__init__()
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        config = super().get_config()
        config.pop("name")
        config.pop("trainable")
        config.pop("dtype")
        config["units"] = self.units
        return config


class Inside(layers.Layer):
    def __init__(self, units=3):
        super().__init__()
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        def own():
            return {"units": self.units}

        return {**super().get_config(), **own()}


class WithoutSuper(layers.Layer):
    def __init__(self, units=3):
        super().__init__()
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {"units": self.units}


class Nothing(layers.Layer):
    def __init__(self, units=3):
        super().__init__()
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):  # -> LL404
        print(self.units)


class Some(layers.Layer):
    def __init__(self, units=3):
        super().__init__()
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        if self.units:
            return {**super().get_config(), "units": self.units}
        return self.config_of(self.units)

    def config_of(self, units):
        return units


class OwnWay(layers.Layer):
    def __init__(self, units=3):
        super().__init__()
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}

    @classmethod
    def from_config(cls, config):
        return cls(config["units"])


class OutOfSight(Base, layers.Layer):
    def __init__(self, units=3):
        super().__init__()
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class Abstract(layers.Layer):
    def __init__(self, units=3):
        raise NotImplementedError


class Parent(layers.Layer):
    def get_config(self):
        return {}

    def call(self, x):
        return x


class Child(Parent):
    def __init__(self, units=3):
        super().__init__()
        self.units = units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class Net(keras.Model):
    def __init__(self, units=3, trainable=True, dtype=None):
        super().__init__(trainable=trainable, dtype=dtype)
        self.units = units

    def call(self, x):
        return x * self.units


class Drop(layers.SpatialDropout1D):
    def __init__(self, rate):
        super().__init__(rate)

    def get_config(self):
        return super().get_config()
