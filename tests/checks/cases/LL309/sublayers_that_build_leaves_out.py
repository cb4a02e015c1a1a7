# keras: 2
from tensorflow import keras


class Grows(keras.Model):
    def __init__(self, filters):
        super().__init__()
        self.wide = keras.layers.Dense(filters)  # -> LL206
        self.narrow = None

    def build(self, input_shape):
        self.narrow = keras.layers.Dense(input_shape[-1])  # -> LL206

    def call(self, x):
        return self.narrow(self.wide(x))


class Marked(keras.Model):
    def build(self, input_shape):  # -> LL309
        self.narrow = keras.layers.Dense(input_shape[-1])
        self.narrow.build(input_shape)

    def call(self, x):
        return self.narrow(x)
