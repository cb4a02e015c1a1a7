# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.noise = layers.GaussianNoise(0.1)
        self.first = layers.Dense(4)  # -> LL206
        self.second = layers.Dense(4)  # -> LL206
        self.parts = [layers.GaussianNoise(0.1), layers.RandomFlip()]

    def build(self, input_shape):
        pass
        self.built = True

    def call(self, inputs):
        return self.second(self.first(inputs))
