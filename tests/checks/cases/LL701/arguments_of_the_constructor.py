# keras: 3
import keras
import tensorflow as tf
from keras import backend as K


class A1(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(dynamic=True, **kwargs)  # -> LL701


class A2(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(weights=None, **kwargs)  # -> LL701


class A3(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(batch_input_shape=(None, 2), **kwargs)  # -> LL701


class A4(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(experimental_autocast=False, **kwargs)  # -> LL701
