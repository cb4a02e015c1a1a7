# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


class Net(keras.Model):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.head = layers.Dense(units)
        self.head.build((None, units))
        self.tail = layers.Dense(units)  # -> LL206

    def build(self, input_shape):
        self.built = True

    def call(self, inputs, training=None):
        return self.tail(self.head(inputs))
