# keras: 3
import keras
from keras import layers


class Fills(layers.Layer):
    def call(self, x, cache):
        cache.append(x)  # -> LL709
        return x
