# keras: 2, 3
# What looks changed on its way into the configuration, and what is.
import tensorflow as tf

from helpers import halved


class Kept(tf.keras.layers.Layer):
    def __init__(
        self, scale=0, rate=0.5, units=4, depth=1, kind=0, phase=0, flag=True, gain=1.0, radius=1.0, diameter=None,
        empty=(), **kwargs
    ):  # fmt: skip
        super().__init__(**kwargs)
        if scale > 1:
            self.scale = 2 * scale
        self.set_rate(rate / 2)
        self.units = halved(2 * units)
        self.depth = depth or depth
        self.kind = kind % 4
        self.phase = phase
        self.flag = not not flag
        self.gain = gain
        self.radius = radius if diameter is None else diameter / 2
        self.radius_given = radius
        self.empty = ()

    def set_rate(self, rate):
        self.rate = 2 * rate

    def call(self, inputs):
        return inputs * self.gain * self.rate + self.depth + self.phase

    def get_config(self):
        return {
            **super().get_config(),
            "scale": self.scale,
            "rate": self.rate,
            "units": self.units,
            "depth": self.depth,
            "kind": self.kind,
            "phase": self.phase % 4,
            "flag": self.flag,
            "gain": self.gain * 1.0,
            "radius": self.radius_given,
            "diameter": self.radius_given * 2,
            "empty": self.empty,
        }


class Changed(tf.keras.layers.Layer):
    def __init__(self, size=1.0, step=4.0, pad=0, names=(), **kwargs):
        super().__init__(**kwargs)
        self.size = size * 2 * 3
        self.step = (step / 2) / 2
        self.pad = (pad, 0)
        self.names = ["first", names]

    def call(self, inputs):
        return inputs * self.size * self.step

    def get_config(self):
        return {
            **super().get_config(),
            "size": self.size,  # -> LL408
            "step": self.step,  # -> LL408
            "pad": self.pad,  # -> LL408
            "names": self.names,  # -> LL408
        }


class Sized(tf.keras.layers.Layer):
    def __init__(self, size=2, **kwargs):
        super().__init__(**kwargs)
        self._size = size

    def call(self, inputs):
        return inputs * float(self._size)


class NamedOtherwise(Sized):
    def __init__(self, units=2, **kwargs):
        super().__init__(size=units, **kwargs)
        self.twice = 2 * units

    def get_config(self):
        return {**super().get_config(), "units": self._size}


class WithAnOldName(tf.keras.layers.Layer):
    def __init__(self, rate=None, p=0.5, **kwargs):
        super().__init__(**kwargs)
        self._p = p

    def call(self, inputs):
        return inputs * self._p

    def get_config(self):
        return {**super().get_config(), "rate": self._p, "p": self._p}


class KeepsOneOfTwo(tf.keras.layers.Layer):
    def __init__(self, low=0.0, high=1.0, **kwargs):
        super().__init__(**kwargs)
        self._low = low
        self.width = high - low

    def call(self, inputs):
        return self._low + inputs * self.width

    def get_config(self):
        low = self._low  # -> LL408
        return {**super().get_config(), "low": low, "high": low}


class SetsWhatTheBaseRecords(tf.keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units=units * 2, **kwargs)
        self.units = units

    def get_config(self):
        return super().get_config()


class MayWriteOver(tf.keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units=units * 2, **kwargs)

    def get_config(self):
        config = super().get_config()
        config.update(self.more())
        return config

    def more(self):
        return {key: value // 2 for key, value in [("units", self.units)]}


class Half(tf.keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units // 2, **kwargs)  # -> LL408

    def get_config(self):
        return super().get_config()


class TwiceTheHalf(Half):
    def __init__(self, units, **kwargs):
        super().__init__(units * 2, **kwargs)

    def get_config(self):
        return super().get_config()


class OfALocal(tf.keras.layers.Dense):
    def __init__(self, size, **kwargs):
        units = size + 1
        super().__init__(units=units * 2, **kwargs)
        self.size = size

    def get_config(self):
        config = super().get_config()
        config.pop("units")
        config["size"] = self.size
        return config
