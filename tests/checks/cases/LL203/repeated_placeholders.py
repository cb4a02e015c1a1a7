# keras: 2, 3
from tensorflow import keras


class Last(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [None] * 2 + [keras.layers.Dense(4)]

    def call(self, x):
        return self.blocks[2](x)
