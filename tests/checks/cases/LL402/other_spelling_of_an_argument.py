# keras: 2, 3
from tensorflow.keras import layers


class A(layers.Layer):
    def __init__(self, units=None, n=None, **kw):
        super().__init__(**kw)
        self.units = units if units is not None else n

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}
