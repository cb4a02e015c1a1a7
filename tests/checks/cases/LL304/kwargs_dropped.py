# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, n, name=None, **kwargs):
        super().__init__()  # -> LL304
        self.n = n
    def call(self, x): return x
