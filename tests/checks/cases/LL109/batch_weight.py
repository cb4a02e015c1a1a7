# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        b, n = input_shape
        self.w = self.add_weight(shape=(b, n), name="w")  # -> LL109
        self.built = True
    def call(self, x): return x * self.w
