# keras: 3
import keras
from keras import backend as K


def dtype(x):
    return keras.backend.standardize_dtype(x.dtype)


K.dtype = dtype


def is_float(x):
    return "float" in K.dtype(x) and K.ndim(x)  # -> LL701


class Scale(keras.layers.Layer):
    def call(self, x):
        if "float" in K.dtype(x):
            return x
        return K.cast(x, "float32")  # -> LL701
