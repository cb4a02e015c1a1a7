# keras: 2
from tensorflow.keras import layers


class Block(layers.Layer):
    def build(self, shape):
        if self.name is None:
            self.name = "block"

    def call(self, inputs):
        return inputs
