# keras: 2, 3
from tensorflow import keras


class Encoders(keras.layers.Layer):
    def __init__(self, sizes, **kwargs):
        super().__init__(**kwargs)
        self.encoders = []
        for size in sizes:
            encoder = self.encoder(size)
            self.encoders.append(encoder)

    def encoder(self, size):
        return keras.Sequential([keras.layers.Dense(size)])

    def call(self, inputs):
        return [encoder(inputs) for encoder in self.encoders]


class Shared(keras.layers.Layer):
    def __init__(self, sizes, **kwargs):
        super().__init__(**kwargs)
        self.encoders = []
        encoder = keras.layers.Dense(3)
        for _ in sizes:
            self.encoders.append(encoder)  # -> LL203

    def call(self, inputs):
        return [encoder(inputs) for encoder in self.encoders]
