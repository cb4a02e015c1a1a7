# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


class Squeeze(layers.Layer):
    def __init__(self, channels, **kwargs):
        super().__init__(**kwargs)
        start = keras.initializers.VarianceScaling(2.0)  # -> LL115
        self.down = layers.Dense(channels, kernel_initializer=start)
        self.up = layers.Dense(channels, kernel_initializer=start)

    def call(self, inputs):
        return self.up(self.down(inputs))
