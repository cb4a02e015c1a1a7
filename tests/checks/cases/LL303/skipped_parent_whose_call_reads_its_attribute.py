# keras: 3
from tensorflow.keras import layers


class Sized(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.dense = layers.Dense(units)

    def call(self, inputs):
        return self.dense(inputs)


class Own(Sized):
    def __init__(self, **kwargs):
        super(Sized, self).__init__(**kwargs)  # -> LL303
        self.other = layers.Dense(4, use_bias=False)

    def call(self, inputs):
        return super().call(inputs) + 1.0
