# keras: 2, 3
from tensorflow import keras
from tensorflow.keras import layers


class Anything(layers.Layer):
    def __call__(self, inputs, **options):
        return super().__call__(inputs)

    def call(self, inputs):
        return inputs * 2.0


class Plain(layers.Layer):
    def call(self, inputs):
        return inputs * 2.0


def network():
    inputs = keras.Input((4, 8))
    attended = layers.MultiHeadAttention(2, 4)(inputs, inputs)
    anything = Anything()(attended, padding_mask=None)
    return keras.Model(inputs, Plain()(anything, padding_mask=None))  # -> LL625
