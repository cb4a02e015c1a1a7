# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class A(layers.Layer):
    def call(self, x):
        try:
            return tf.identity(x)
        finally:
            self.depth = 0
