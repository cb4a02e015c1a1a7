# keras: 3
from tensorflow.keras import layers


class Gain(layers.Layer):
    def build(self, input_shape):
        self.size = input_shape[0]
        self.gain = self.add_weight(name="gain", shape=(input_shape[0],))  # -> LL109
        self.bias = self.add_weight(name="bias", shape=(self.size,))  # -> LL109
        self.make(input_shape)
        super().build(input_shape)

    def make(self, shape):
        self.scale = self.add_weight(name="scale", shape=shape)  # -> LL109

    def call(self, inputs):
        return inputs * self.gain[:, None] * self.scale + self.bias[:, None]
