# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, factor=1.0, name=None, **kwargs):
        super().__init__(**kwargs)  # -> LL304
        self.factor = factor
    def call(self, x): return x * self.factor
