# keras: 2
import keras
import tensorflow as tf


class A(keras.layers.Layer):
    def build(self, input_shape):
        self.n = input_shape[-1].value

    def call(self, x):
        return x
