# keras: 3
import keras
import tensorflow as tf
from keras import backend as K


class A1(keras.layers.LocallyConnected1D):  # -> LL701
    def call(self, x):
        return x


class A2(tf.keras.layers.ThresholdedReLU):
    def call(self, x):
        return x


class A3(keras.layers.Dense):
    def call(self, x):
        return x
