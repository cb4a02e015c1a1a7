# keras: 2, 3
from elsewhere import describe
from tensorflow import keras


class Scale(keras.layers.Layer):
    def call(self, x):
        return x * self.scale  # -> LL202

    def summary(self):
        return describe(self)
