# keras: 3
from tensorflow.keras import layers


class Masked(layers.Dense):
    def call(self, inputs):
        bias = self.bias
        self.bias = self.bias * 0.5  # -> LL107
        outputs = super().call(inputs)
        return outputs
