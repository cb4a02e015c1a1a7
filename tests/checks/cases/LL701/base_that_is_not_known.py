# keras: 3
import keras
import tensorflow as tf
from keras import backend as K


from elsewhere import Mixin


class A(Mixin, keras.layers.Layer):
    def call(self, x):
        self.add_update(x)
        return x
