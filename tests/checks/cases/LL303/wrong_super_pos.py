# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, n, name="a"):
        super().__init__(name)  # -> LL303
    def call(self, x): return x
