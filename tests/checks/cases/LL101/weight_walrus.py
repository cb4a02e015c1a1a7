# keras: 2, 3
from tensorflow.keras.layers import Layer
import tensorflow as tf
class A(Layer):
    def call(self, x):
        if (b := tf.Variable(0.0)) is not None:  # -> LL101
            x = x + b
        return x
