# keras: 2, 3
from tensorflow.keras import layers


class A(layers.Layer):
    def __init__(self, units=2, input_shape=None, **kw):
        if input_shape is not None:
            kw["input_shape"] = input_shape
        super().__init__(**kw)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}
