# keras: 2, 3
from tensorflow import keras
from tensorflow.keras import layers


class Writes(layers.Layer):
    def __init__(self, a="relu", b="relu", c="relu", d=1, e=2, f=3, g=(1,), **kwargs):
        super().__init__(**kwargs)
        self.a = keras.activations.get(a)
        self.b = keras.activations.get(b)
        self.c = self.lookup(c)
        self.d = d
        self.e = abs(e)
        self.f = f
        self.g = g
        self.count = len(g)

    def lookup(self, name):
        return keras.activations.get(name)

    def call(self, x):
        return self.a(self.b(self.c(x))) * self.d * self.e * self.f * self.count

    def get_config(self):
        config = super().get_config()
        config["a"] = keras.activations.serialize(self.b)  # -> LL408
        config["b"] = self.written(self.a)
        config["c"] = keras.activations.serialize(self.c)
        config["d"] = str(self.f)  # -> LL408
        config["e"] = self.d  # -> LL408
        config["f"] = max(self.e, 1)
        config["g"] = list(self.g)
        return config

    def written(self, fn):
        return fn.__name__


class OneOfTwo(layers.Layer):
    def __init__(self, d=1, e=2, **kwargs):
        super().__init__(**kwargs)
        self.d = d
        self.e = e

    def call(self, x):
        return x * self.d * self.e

    def get_config(self):
        d, e = self.e, self.d  # -> LL408
        return {**super().get_config(), "d": d, "e": e}


class Loads(layers.Layer):
    def __init__(self, d=1, e=2, **kwargs):
        super().__init__(**kwargs)
        self.d = d * 2
        self.e = e

    def call(self, x):
        return x * self.d * self.e

    def get_config(self):
        return {**super().get_config(), "d": self.d, "e": self.e}

    @classmethod
    def from_config(cls, config):
        config["d"] = config["d"] // 2
        return cls(**config)


class Base(layers.Dense):
    """The base records what it gets."""

    def __init__(self, units, **kwargs):
        super().__init__(units=2 * units, **kwargs)  # -> LL408

    def get_config(self):
        if self.name:
            return  # -> LL404
        return super().get_config()


class Half(layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units=2 * units, **kwargs)

    def get_config(self):
        return {"units": self.units, **self.others()}

    def others(self):
        return {}


class Reused(layers.Layer):
    """The name of an argument is used again once it is kept."""

    def __init__(self, units=1, width=2, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        units = width
        self.width = units

    def call(self, x):
        return x * self.units * self.width

    def get_config(self):
        return {**super().get_config(), "units": self.units, "width": self.width}
