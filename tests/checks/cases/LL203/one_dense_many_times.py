# keras: 3
from tensorflow.keras import layers


class Stack(layers.Layer):
    def __init__(self, count, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3)] * count  # -> LL203

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return inputs
