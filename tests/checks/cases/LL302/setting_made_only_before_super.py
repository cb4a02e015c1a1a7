# keras: 3
from tensorflow.keras import layers


class Attention(layers.Layer):
    def __init__(self, **kwargs):
        self.supports_masking = True  # -> LL302
        super().__init__(**kwargs)

    def call(self, inputs, mask=None):
        return inputs
