# keras: 2, 3
from tensorflow.keras import layers


class A(layers.Layer):
    def __init__(self, units=None, old=None, **kw):
        super().__init__(**kw)
        if old is not None:
            self.old = 2
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units}
