# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm = self.norm = layers.LayerNormalization()

    def call(self, inputs):
        return self.norm(inputs)
