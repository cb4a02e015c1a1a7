# keras: 3
import keras
import tensorflow as tf
from keras import backend as K


class A1(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(dtype="float32", **kwargs)


class A2(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(autocast=False, **kwargs)


class A3(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(activity_regularizer=None, **kwargs)


class A4(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(input_shape=(2,), **kwargs)
