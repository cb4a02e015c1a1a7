# keras: 3
import keras

try:
    from keras import backend as K
except ImportError:
    K = None


class A(keras.layers.Layer):
    def call(self, x):
        x = K.sum(x)
        return x
