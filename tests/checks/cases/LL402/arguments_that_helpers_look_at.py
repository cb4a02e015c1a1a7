# keras: 2, 3
import warnings

from tensorflow.keras import layers


class Warned(layers.Layer):
    def __init__(self, units=None, old=None, shape=None, sizes=None, **kwargs):
        if shape is not None:
            kwargs["input_shape"] = self._pair(shape)
        super().__init__(**kwargs)
        if old is not None:
            self._deprecated("old")
        if sizes:
            for _ in range(2):
                warnings.warn("`sizes` has no effect any more")
        self.units = units

    def _deprecated(self, name):
        if not isinstance(name, str):
            raise TypeError(str(name))
        warnings.warn(f"`{name}` has no effect any more")

    def _pair(self, shape):
        return (shape, shape)

    def call(self, inputs):
        return inputs * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class FromDict(layers.Layer):
    def __init__(self, values=None, **kwargs):
        size = self._taken(kwargs)
        super().__init__(**kwargs)
        self.values = self.add_weight(name="values", shape=(size or len(values),))

    def _taken(self, options):
        return options.pop("size", None)

    def call(self, inputs):
        return inputs + self.values

    def get_config(self):
        return {"size": self.values.shape[0], **super().get_config()}


class Resolved(layers.Layer):
    def __init__(self, start=None, table=None, **kwargs):
        super().__init__(**kwargs)
        self._resolve(start, table)

    def _resolve(self, start, table):
        self._set(table["start"] if table else start)

    def _set(self, start):
        self.start = start

    def call(self, inputs):
        return inputs + self.start

    def get_config(self):
        return {**super().get_config(), "start": self.start}


class Decided(layers.Layer):
    def __init__(self, units=2, half=False, **kwargs):
        super().__init__(**kwargs)
        scale = 1.0
        if half:
            self._deprecated()
            scale = 0.5
        self.scale = scale
        self.units = units

    def _deprecated(self):
        warnings.warn("`half` will go")

    def call(self, inputs):
        return inputs * self.units * self.scale

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units}


class Changed(layers.Layer):
    def __init__(self, units=2, half=False, **kwargs):
        super().__init__(**kwargs)
        self.scale = 1.0
        self.units = units
        if half:
            self._halve()

    def _halve(self):
        warnings.warn("`half` will go")
        self.scale = 0.5

    def call(self, inputs):
        return inputs * self.units * self.scale

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units}


class Marked(layers.Layer):
    def __init__(self, units=2, half=False, **kwargs):
        super().__init__(**kwargs)
        self.scale = 1.0
        self.units = units
        if half:
            self._mark(half)

    def _mark(self, half):
        self.scale = 0.5

    def call(self, inputs):
        return inputs * self.units * self.scale

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units}


class SetUp(layers.Layer):
    def __init__(self, units=2, size=3, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self._set_up(size)

    def _set_up(self, size):
        self.width = size * 2

    def call(self, inputs):
        return inputs * self.units * self.width

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units}


class Misspelt(layers.Layer):
    def __init__(self, units=2, rate=0.1, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.rate = rate

    def call(self, inputs):
        return inputs * self.units * self.rate

    def get_config(self):  # -> LL402
        return {**super().get_config(), "unit": self.units}  # -> LL404


class NoConstructor(layers.Layer):
    def call(self, inputs):
        return inputs * 2.0

    def get_config(self):
        return {**super().get_config()}


class Prefixed(layers.Layer):
    def __init__(self, prefix="a", deep=False, **kwargs):
        super().__init__(**kwargs)
        self.deep = deep
        self.dense = layers.Dense(4, name=prefix + "_dense")
        if deep:
            self.more = layers.Dense(4, name=prefix + "_more")

    def call(self, inputs):
        outputs = self.dense(inputs)
        return self.more(outputs) if self.deep else outputs

    def get_config(self):
        return {**super().get_config(), "deep": self.deep}


class Named(layers.Layer):
    def __init__(self, prefix="a", **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4, name=prefix + "_dense")
        if prefix == "a":
            self.more = layers.Dense(4)

    def call(self, inputs):
        return self.dense(inputs)

    def get_config(self):  # -> LL402
        return {**super().get_config()}
