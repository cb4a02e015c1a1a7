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
