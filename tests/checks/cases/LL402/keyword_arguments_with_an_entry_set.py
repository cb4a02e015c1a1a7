# keras: 3
from tensorflow.keras import layers


class A(layers.Layer):
    def __init__(self, units, name=None, **kwargs):
        kwargs["name"] = name
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}
