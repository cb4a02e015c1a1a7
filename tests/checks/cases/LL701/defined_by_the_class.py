# keras: 3
import keras
import tensorflow as tf
from keras import backend as K


class A(keras.layers.Layer):
    def call(self, x):
        self.add_update(x)
        return x

    def add_update(self, x):
        pass
