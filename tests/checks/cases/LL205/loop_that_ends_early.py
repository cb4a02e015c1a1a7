# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


class Stack(keras.Model):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.hidden = [layers.Dense(8) for _ in range(n)]

    def call(self, inputs):
        for layer in self.hidden:
            x = layer(inputs)
            if layer.units > 3:
                break
        return x
