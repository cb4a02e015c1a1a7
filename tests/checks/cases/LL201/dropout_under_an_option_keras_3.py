# keras: 3
from tensorflow import keras


class Block(keras.layers.Layer):
    def __init__(self, rate, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate

    def call(self, inputs, training=None):
        if self.rate:
            inputs = keras.layers.Dropout(self.rate)(inputs, training=training)  # -> LL201
        return inputs
