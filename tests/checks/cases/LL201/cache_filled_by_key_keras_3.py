# keras: 3
from tensorflow import keras


class Block(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.branches = {}

    def call(self, inputs, level="a"):
        if level not in self.branches:
            self.branches[level] = keras.layers.Dense(4)  # -> LL201
        return self.branches[level](inputs)
