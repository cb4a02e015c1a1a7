# keras: 2
from tensorflow.keras import layers


class Block(layers.Layer):
    def build(self, shape):
        if not self.name:
            self.name = "block"

    def call(self, inputs):
        return inputs
