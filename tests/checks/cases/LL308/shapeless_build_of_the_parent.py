# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1],))
        super().build()  # -> LL308
    def call(self, x):
        return x * self.w
class B(A):
    def build(self, input_shape=None):
        super().build(input_shape)
class C(tf.keras.layers.Wrapper):
    def build(self, input_shape=None):
        super().build()
    def call(self, x):
        return self.layer(x)
