# keras: 2, 3
import warnings

from elsewhere import describe
from tensorflow.keras import layers


class Told(layers.Layer):
    def __init__(self, units=1, old=None, **kwargs):
        super().__init__(**kwargs)
        if old is not None:
            text = describe(old)
            raise ValueError(text)
        self.units = units

    def call(self, inputs):
        return inputs * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class ToldByAnother(layers.Layer):
    """The tools may keep it: they are another object than the one whose `check` only warns."""

    def __init__(self, tools, old=None, **kwargs):
        super().__init__(**kwargs)
        self.tools = tools
        self.tools.check(old)
        if old is not None:
            self.check(old)

    def check(self, old):
        warnings.warn(f"`{old}` has no effect any more")

    def call(self, inputs):
        return self.tools(inputs)

    def get_config(self):  # -> LL402
        return {**super().get_config(), "tools": self.tools}  # -> LL405


class Closed(layers.Layer):
    def __init__(self, units=1, old=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.old = old
        raise NotImplementedError("not written yet")

    def call(self, inputs):
        return inputs * self.units

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units}
