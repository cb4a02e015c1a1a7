# keras: 2, 3
from tensorflow import keras
from elsewhere import Mixin


class Block(Mixin, keras.layers.Layer):
    def __init__(self, layer, **kwargs):
        super().__init__(**kwargs)
        self.layer = layer

    def call(self, inputs):
        return self.layer(inputs)
