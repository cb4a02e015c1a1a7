# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        units = units
    def build(self, s):
        self.w = self.add_weight(shape=(s[-1], self.units), name="w")  # -> LL202
        self.built = True
    def call(self, x): return x @ self.w
