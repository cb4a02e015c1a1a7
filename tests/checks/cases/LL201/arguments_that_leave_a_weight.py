# keras: 3
from tensorflow.keras import layers


class Steps(layers.Layer):
    def call(self, inputs):
        inputs = layers.Normalization(mean=0.0, variance=1.0)(inputs)
        inputs = layers.LayerNormalization(center=False, scale=False)(inputs)
        return layers.AdditiveAttention()([inputs, inputs])  # -> LL201
