# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape, units):  # -> LL308
        self.w = self.add_weight(shape=(3,), name="w")
        self.built = True
    def call(self, x): return x * self.w
