# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1],))
        super(A, self).build(self, input_shape)  # -> LL308
    def call(self, x):
        return x * self.w
class B(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1],))
        tf.keras.layers.Layer.build(self, input_shape)
    def call(self, x):
        return x * self.w
