# keras: 2
from tensorflow.keras import layers


class Dropped(layers.Layer):
    def build(self, input_shape=None):
        self.layer.build(input_shape)  # -> LL202
        super().build()  # -> LL308

    def call(self, inputs):
        return self.layer(inputs)
