# keras: 3
from tensorflow.keras import layers


from elsewhere import Mixin

class Block(Mixin, layers.Layer):
    def _init_(self, units):
        super()._init_(units)

    def call(self, inputs):
        return inputs
