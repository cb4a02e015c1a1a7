# keras: 3
import keras
import tensorflow as tf
from keras import backend as K


class B(keras.layers.Layer):
    def __init__(self, dynamic):
        super().__init__()


class A(B):
    def __init__(self, **kwargs):
        super().__init__(dynamic=True)
