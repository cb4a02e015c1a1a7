# keras: 2, 3
from tensorflow.keras import layers


class Block(layers.Layer):
    def __init__(self, units, **dense_options):
        super().__init__()
        self.units = units
        self.dense = layers.Dense(units, **dense_options)

    def call(self, x):
        return self.dense(x)

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units}


class Gated(layers.Dense):
    def __init__(self, units, **gate_options):
        super().__init__(units)
        self.gate = layers.Dense(units, **gate_options)

    def call(self, x):
        return self.gate(x) * super().call(x)
