# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Encoder(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(8)
        self.stack = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(4)])

    def call(self, x, training=None):
        if training:
            return self.dense(x)
        return self.stack(x)


class Pair(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.lstm = keras.layers.LSTM(8, return_state=True)

    def call(self, x):
        return self.lstm(x)


class Reader(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.encoder = Encoder()
        self.pair = Pair()

    def call(self, x, training=None):
        out, h, c = self.pair(x)
        first, second = self.encoder(x, training=training)  # -> LL503
        return out + h + c + first + second
