# keras: 3
from tensorflow.keras import layers


class Heads(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for name, units in [("first", 4), ("second", 8)]:
            setattr(self, name, layers.Dense(units))

    def call(self, inputs):
        return self.first(inputs) + self.second(inputs)
