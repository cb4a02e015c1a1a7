# keras: 2
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, shape):
        size = self.size(shape)
        self.a = self.add_weight(size, name="a")  # -> LL113
        super().build(shape)
    def size(self, shape):
        return tuple(shape[1:])
    def call(self, x):
        return x * self.a
