# keras: 3
from tensorflow.keras import layers


class Norm(layers.Layer):
    def build(self, shape):
        self.gamma = self.add_weight(name="gamma", shape=shape[-1])  # -> LL114

    def call(self, inputs):
        return inputs * self.gamma
