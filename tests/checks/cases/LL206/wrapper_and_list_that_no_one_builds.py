# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.steps = layers.TimeDistributed(layers.Dense(3))  # -> LL206
        self.blocks = [layers.Dense(3), layers.Dense(3)]  # -> LL206

    def build(self, input_shape):
        self.built = True

    def call(self, inputs, training=None):
        inputs = self.steps(inputs)
        for block in self.blocks:
            inputs = block(inputs)
        return inputs
