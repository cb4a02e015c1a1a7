# keras: 3
from tensorflow.keras import layers


class Scaled(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for name, value in dict(gain=1, bias=2).items():
            object.__setattr__(self, name, value)

    def call(self, inputs):
        return inputs * self.gain + self.bias
