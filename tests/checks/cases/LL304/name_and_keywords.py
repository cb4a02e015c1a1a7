# keras: 2, 3
from tensorflow.keras import layers


class Scale(layers.Layer):
    def __init__(self, factor=2.0, name="scale", dtype=None, **kwargs):
        super().__init__()  # -> LL304
        self.factor = factor

    def call(self, x):
        return x * self.factor
