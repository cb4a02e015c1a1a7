# keras: 3
import keras
from keras import ops


class Larger(keras.layers.Layer):
    def call(self, x, y):
        if max(ops.sum(x), ops.sum(y)):  # -> LL503
            return x
        return y
