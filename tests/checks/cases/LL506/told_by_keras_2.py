# keras: 2
# not LL506
"""Keras 2 tells the layers inside what the model runs for."""

from tensorflow import keras


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = keras.layers.Dropout(0.5)

    def call(self, x):
        return self.drop(x)
