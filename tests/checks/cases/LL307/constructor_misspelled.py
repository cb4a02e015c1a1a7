# keras: 3
from tensorflow.keras import layers


class Block(layers.Layer):
    def _init_(self, units):  # -> LL307
        super()._init_(units)

    def call(self, inputs):
        return inputs
