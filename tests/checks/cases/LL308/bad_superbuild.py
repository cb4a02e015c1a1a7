# keras: 2
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(shape=(3,), name="w")
        super(A, self).build()  # -> LL308
    def call(self, x): return x * self.w
