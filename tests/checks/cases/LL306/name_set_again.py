# keras: 2
from tensorflow.keras import layers


class Block(layers.Layer):
    def build(self, shape):
        if self.name:
            self.name = "block"  # -> LL306

    def call(self, inputs):
        return inputs
