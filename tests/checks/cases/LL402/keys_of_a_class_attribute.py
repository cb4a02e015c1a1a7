# keras: 2, 3
from tensorflow import keras

KEYS = ("size", "stride")


class Window(keras.layers.Layer):
    FIELDS = ("size", "stride")

    def __init__(self, size=4, stride=2, padding="valid", **kwargs):
        super().__init__(**kwargs)
        self.size, self.stride, self.padding = size, stride, padding

    def call(self, x):
        return keras.layers.ZeroPadding1D()(x) if self.padding == "same" else x[:, :: self.stride][:, : self.size]

    def get_config(self):  # -> LL402
        config = super().get_config()
        for field in self.FIELDS:
            config[field] = getattr(self, field)
        return config


class OfModule(Window):
    def get_config(self):  # -> LL402
        return {**super(Window, self).get_config(), **{key: getattr(self, key) for key in KEYS}}


class Open(keras.layers.Layer):
    """A child may have other fields."""

    FIELDS = ("size",)

    def __init__(self, size=4, **kwargs):
        super().__init__(**kwargs)
        self.size = size

    def call(self, x):
        return x[:, : self.size]

    def get_config(self):
        config = super().get_config()
        for field in self.FIELDS:
            config[field] = getattr(self, field)
        return config


class OtherFields(Open):
    FIELDS = ("size", "gain")

    def __init__(self, gain=2.0, **kwargs):
        super().__init__(**kwargs)
        self.gain = gain

    def call(self, x):
        return super().call(x) * self.gain


class SameFields(Open):
    def __init__(self, gain=2.0, **kwargs):  # -> LL402
        super().__init__(**kwargs)
        self.gain = gain

    def call(self, x):
        return super().call(x) * self.gain
