# keras: 2, 3
import warnings

from elsewhere import HALF, register
from tensorflow.keras import layers


class Scaled(layers.Layer):
    def __init__(self, units=2, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, inputs):
        return inputs * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class Counted(Scaled):
    def __init__(self, old=None, rate="0.1", **kwargs):
        super().__init__(**kwargs)
        if old is not None:
            count = len(old)
            warnings.warn(f"{count} entries have no effect any more")
        try:
            self.rate = float(rate)
        except ValueError:
            raise TypeError("rate")

    def get_config(self):
        return {**super().get_config(), "rate": self.rate}


class Left(Scaled):
    def __init__(self, old=None, **kwargs):
        super().__init__(**kwargs)
        if old is None:
            return
        warnings.warn("`old` has no effect any more")


class Handed(Scaled):
    def __init__(self, shape=None, **kwargs):
        if shape is not None:
            kwargs["input_shape"] = self._pair(shape)
        super().__init__(trainable=True, **kwargs)

    def _pair(self, shape):
        return (int(shape), int(shape))


class OwnName(Scaled):
    def __init__(self, old=None, **kwargs):
        super().__init__(**kwargs)
        if old is not None:
            self._deprecated()

    def _deprecated(self):
        warnings.warn(f"{self.name}: `old` has no effect any more")


class OtherScale(layers.Layer):
    def __init__(self, half=False, **kwargs):
        super().__init__(**kwargs)
        scale = 1.0
        if half:
            scale = HALF
        self.scale = scale

    def call(self, inputs):
        return inputs * self.scale

    def get_config(self):  # -> LL402
        return {**super().get_config()}


class Registered(layers.Layer):
    def __init__(self, half=False, **kwargs):
        super().__init__(**kwargs)
        if half:
            self._register()

    def _register(self):
        register(self)

    def call(self, inputs):
        return inputs * 2.0

    def get_config(self):  # -> LL402
        return {**super().get_config()}


class GivenAway(layers.Layer):
    def __init__(self, half=False, **kwargs):
        super().__init__(**kwargs)
        if half:
            self._register(half)

    def _register(self, half):
        register(half)

    def call(self, inputs):
        return inputs * 2.0

    def get_config(self):  # -> LL402
        return {**super().get_config()}


class Dropped(layers.Layer):
    def __init__(self, half=False, **kwargs):
        super().__init__(**kwargs)
        self.scale = 2.0
        if half:
            self._drop()

    def _drop(self):
        del self.scale

    def call(self, inputs):
        return inputs * getattr(self, "scale", 1.0)

    def get_config(self):  # -> LL402
        return {**super().get_config()}


class Halved(layers.Layer):
    def __init__(self, half=False, **kwargs):
        super().__init__(**kwargs)
        self.scale = 1.0
        if not half:
            return
        self.scale = 0.5

    def call(self, inputs):
        return inputs * self.scale

    def get_config(self):  # -> LL402
        return {**super().get_config()}
