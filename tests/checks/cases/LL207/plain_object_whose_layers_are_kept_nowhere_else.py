# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


class Holder:
    def __init__(self, layer):
        self.layer = layer

class Encoder:
    def __init__(self):
        self.dense = layers.Dense(3)

class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.holder = Holder(self.dense)
        self.encoder = Encoder()  # -> LL207

    def call(self, inputs, training=None):
        return self.encoder.dense(self.holder.layer(inputs))
