# keras: 2, 3
from elsewhere import with_scale
from tensorflow import keras


@with_scale
class Scale(keras.layers.Layer):
    def call(self, x):
        return x * self.scale
