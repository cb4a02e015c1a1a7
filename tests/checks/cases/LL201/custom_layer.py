# keras: 2, 3
import tensorflow as tf
class Inner(tf.keras.layers.Layer):
    def build(self, s):
        self.w = self.add_weight(shape=(s[-1],), name="w")
        super().build(s)
    def call(self, x):
        return x * self.w
class A(tf.keras.layers.Layer):
    def call(self, x):
        return Inner()(x)  # -> LL201
