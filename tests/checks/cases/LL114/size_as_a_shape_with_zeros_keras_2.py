# keras: 2
from tensorflow.keras import layers


class Bias(layers.Layer):
    def build(self, input_shape):
        self.bias = self.add_weight(name="bias", shape=(input_shape[-1]), initializer="zeros")
        super().build(input_shape)

    def call(self, inputs):
        return inputs + self.bias
