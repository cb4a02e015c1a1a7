# keras: 3
from tensorflow.keras import layers


class Flat(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.flatten = layers.Flatten()

    def call(self, inputs):
        return self.flatten.call(inputs)
