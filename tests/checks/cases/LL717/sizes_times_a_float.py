# keras: 3
from tensorflow.keras import layers


class Mlp(layers.Layer):
    def __init__(self, dim=8, ratio=4.0, factor=4, **kwargs):
        super().__init__(**kwargs)
        self.ratio = ratio
        self.width = dim * ratio
        hidden = dim * ratio
        self.a = layers.Dense(hidden)  # -> LL717
        self.b = layers.Dense(dim * 0.5)  # -> LL717
        self.c = layers.Dense(self.width)  # -> LL717
        self.d = layers.Dense(dim * self.ratio)  # -> LL717
        self.e = layers.Dense(int(dim * ratio))
        self.f = layers.Dense(dim * factor)
        self.g = layers.Dropout(0.5 * 0.2)

    def call(self, inputs):
        for layer in (self.a, self.b, self.c, self.d, self.e, self.f, self.g):
            inputs = layer(inputs)
        return inputs
