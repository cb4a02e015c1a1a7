# keras: 3
import keras
import tensorflow as tf
from keras import backend as K


class A(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.stateful = True

    def call(self, x):
        return self.stateful
