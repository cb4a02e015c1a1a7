# keras: 3
import keras
from keras import backend as K
from keras import ops


class Split(keras.layers.Layer):
    """What a method does is told in the method, and not at each call of it."""

    def call(self, inputs, twice=False):
        if twice:
            return self.parts(self.parts(inputs))
        return self.parts(inputs)

    def parts(self, inputs):
        return ops.cast(inputs, K.dtype(inputs))  # -> LL701
