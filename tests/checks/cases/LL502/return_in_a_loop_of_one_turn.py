# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class Once(layers.Layer):
    def call(self, x):
        try:
            for _ in (0,):
                return tf.identity(x)
        finally:
            self.depth = 0


class Left(layers.Layer):
    def call(self, x):  # -> LL502
        for _ in (0,):
            if self.depth:
                break
            return tf.identity(x)
        self.depth = 0
