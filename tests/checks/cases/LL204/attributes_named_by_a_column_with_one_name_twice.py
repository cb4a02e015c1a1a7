# keras: 3
from tensorflow.keras import layers


class Heads(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for units, name in [(4, "first"), (8, "first")]:
            setattr(self, name, layers.Dense(units))  # -> LL204

    def call(self, inputs):
        return self.first(inputs) + self.second(inputs)  # -> LL202
