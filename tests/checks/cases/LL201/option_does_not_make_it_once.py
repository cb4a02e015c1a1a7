# keras: 2, 3
from tensorflow import keras


class Block(keras.layers.Layer):
    def __init__(self, use_projection, **kwargs):
        super().__init__(**kwargs)
        self.use_projection = use_projection

    def call(self, inputs):
        if self.use_projection:
            inputs = keras.layers.Dense(4)(inputs)  # -> LL201
        return inputs
