# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.known = keras.Sequential([layers.Input((3,)), layers.Dense(3)])
        self.inner = keras.Sequential([keras.Sequential([layers.Input((3,)), layers.Dense(3)])])
        self.head = keras.Sequential([layers.Dense(3), layers.Dense(1)])  # -> LL206

    def build(self, input_shape):
        self.built = True

    def call(self, inputs, training=None):
        return self.head(self.inner(self.known(inputs)))
