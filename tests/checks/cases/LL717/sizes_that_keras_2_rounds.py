# keras: 2
from tensorflow.keras import layers


class Divided(layers.Layer):
    def __init__(self, width=8, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(width / 2)
        self.b = layers.Conv2D(width / 2, 3)
        self.c = layers.GRU(width / 2)  # -> LL717

    def call(self, inputs):
        return self.c(self.a(inputs))
