# keras: 2, 3
from tensorflow import keras


class Base(keras.layers.Layer):
    def call(self, x):
        return x * self.scale


class Scale(Base):
    def __init__(self):
        super().__init__()
        self.scale = 2.0
