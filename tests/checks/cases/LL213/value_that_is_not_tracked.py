# keras: 2
from tensorflow.keras import layers


class Scaled(layers.Layer):
    factor = None
    dense = None

    def __init__(self, factor=1.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = float(factor)
        self.dense = layers.Dense(3)  # -> LL213

    def call(self, inputs):
        return self.dense(inputs) * self.factor
