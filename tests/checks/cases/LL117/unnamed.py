# keras: 2
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, s):
        self.a = self.add_weight(shape=(s[-1],))  # -> LL117
        self.b = self.add_weight(shape=(s[-1],))  # -> LL117
        self.built = True
    def call(self, x): return x * self.a + self.b
