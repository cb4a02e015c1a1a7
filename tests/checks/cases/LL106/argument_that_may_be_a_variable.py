# keras: 3
from tensorflow.keras import layers


class Annealed(layers.Layer):
    def __init__(self, rate, low=0.1, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate
        self.low = low

    def call(self, inputs):
        self.rate = max(self.low, self.rate)
        return inputs * self.rate
