# keras: 2, 3
from tensorflow import keras
from tensorflow.keras import layers


class Changed(layers.Layer):
    def __init__(
        self, units=4, rate=0.1, sizes=(1,), depth=2, act="relu", width=3, steps=1, on=True, pair=(1,), **kwargs
    ):
        super().__init__(**kwargs)
        self.units = units * 2
        self.rate = int(rate, 2)
        self.sizes = list(sizes)
        self.depth = depth + 0
        self.act = keras.activations.get(act)
        self.wide = width
        self.steps = steps
        self.on = not on
        self.pair = (pair, pair)
        self.scale = self.scaled(rate) * 2

    def scaled(self, rate):
        return rate

    def call(self, x):
        return self.act(x) * self.units * self.rate * len(self.sizes) * self.depth * self.wide * self.steps

    def get_config(self):
        return {
            **super().get_config(),
            "units": self.units,  # -> LL408
            "rate": self.rate,
            "sizes": tuple(self.sizes),
            "depth": self.depth,
            "act": keras.activations.serialize(self.act),
            "width": self.wide * 2,  # -> LL408
            "steps": self.steps * 1,
            "on": self.on,  # -> LL408
            "pair": self.pair,  # -> LL408
        }


class Exchanged(layers.Layer):
    def __init__(self, units=4, rate=0.1, act="relu", gate="relu", name_of=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.rate = rate
        self.act = keras.activations.get(act)
        self.gate = keras.activations.get(gate)
        self.called = str(name_of)
        self.label = self.named(gate)
        self.got = dict.get(act, gate)

    def named(self, gate):
        return gate

    def call(self, x):
        return self.gate(self.act(x)) * self.units * self.rate

    def get_config(self):
        return {
            **super().get_config(),
            "units": self.rate,  # -> LL408
            "rate": str(self.units),  # -> LL408
            "act": keras.activations.serialize(self.gate),  # -> LL408
            "gate": self.label,
            "name_of": self.called,
        }


class Inside(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)

        def later():
            self.units = units * 2

        self.later = later

    def call(self, x):
        return x * self.units

    def get_config(self):
        def own():
            return {"units": self.units * 2}

        return {**super().get_config(), "units": own()["units"]}


class Doubles(layers.Dense):
    def __init__(self, units, rate=0.1, **kwargs):
        super().__init__(units * 2, name=f"{rate}", **kwargs)


class DoublesInABranch(layers.Dense):
    def __init__(self, units, rate=0.1, **kwargs):  # -> LL301
        if rate:
            super().__init__(units * 2, **kwargs)


class DoublesAndRecords(layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units * 2, **kwargs)

    def get_config(self):
        return {"units": 4}


class DoublesElsewhere(layers.Dense):
    def __init__(self, units, **kwargs):
        units_of_all = units * 2
        super().__init__(units=units_of_all, **kwargs)


class DoublesAConstant(layers.Dense):
    def __init__(self, factor=2, **kwargs):
        super().__init__(units=factor * 2, **kwargs)


class OfTheLayer(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(name=units * "a", **kwargs)


def outer():
    class Local(layers.Dense):
        pass

    return Local
