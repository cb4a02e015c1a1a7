# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


class Net(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3) for _ in range(3)]

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs, 2)  # -> LL511
        return inputs
