# keras: 2, 3
from elsewhere import add_scale
from tensorflow import keras


class Scale(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        add_scale(self)

    def call(self, x):
        return x * self.scale
