# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


class Noisy(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed

    def call(self, inputs):
        return inputs + keras.random.normal(inputs.shape[1:], seed=self.seed)
