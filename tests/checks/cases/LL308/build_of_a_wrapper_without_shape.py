# keras: 2
from tensorflow.keras import layers


class Dropped(layers.Wrapper):
    def build(self, input_shape=None):
        self.layer.build(input_shape)
        super().build()

    def call(self, inputs):
        return self.layer(inputs)
