# keras: 3
from tensorflow import keras


class Grow(keras.layers.Layer):
    def call(self, size):
        if size > 3:  # -> LL503
            return size + 1
        return size
