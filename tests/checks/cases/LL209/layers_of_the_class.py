# keras: 2, 3
# Layers in class attributes: with weights, and without by their arguments.
from tensorflow.keras import layers


class WithWeights(layers.Layer):
    centered = layers.LayerNormalization(scale=False)  # -> LL209
    scaled = layers.LayerNormalization(center=False)  # -> LL209
    attention = layers.AdditiveAttention()  # -> LL209
    steps = layers.TimeDistributed(layers.Dense(4))  # -> LL209

    def call(self, x):
        return self.steps(self.scaled(self.centered(x)))


class WithoutWeights(layers.Layer):
    plain = layers.LayerNormalization(center=False, scale=False)
    attention = layers.AdditiveAttention(use_scale=False)
    act = layers.Lambda(abs)
    steps = layers.TimeDistributed(layers.Flatten())

    def call(self, x):
        return self.steps(self.act(self.plain(x)))
