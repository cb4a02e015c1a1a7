# keras: 3
from tensorflow.keras import layers


class Divided(layers.Layer):
    def __init__(self, width=8, ratio=2, **kwargs):
        super().__init__(**kwargs)
        self.half = width / ratio
        self.whole = width // ratio
        inner = width / 4
        self.a = layers.Dense(width / ratio)  # -> LL717
        self.b = layers.Conv2D(filters=width / 2 * 3, kernel_size=3)  # -> LL717
        self.c = layers.Dense(self.half)  # -> LL717
        self.d = layers.LSTM(inner)  # -> LL717
        self.e = layers.Embedding(10, width / 2)  # -> LL717
        self.f = layers.Dense(self.whole)
        self.g = layers.Dense(int(width / ratio))
        self.h = layers.Dropout(1 / 2)
        self.i = layers.Dense(width // ratio * 2)
        self.j = layers.MultiHeadAttention(2, key_dim=width / 2)  # -> LL717

    def build(self, input_shape):
        self.fc = layers.Dense(input_shape[-1] / 4)  # -> LL717
        self.fc.build(input_shape)
        super().build(input_shape)

    def call(self, inputs):
        return self.fc(inputs)
