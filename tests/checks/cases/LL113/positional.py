# keras: 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, s):
        self.k = self.add_weight("kernel", shape=[s[-1], 3])  # -> LL113
        self.built = True
    def call(self, x): return x @ self.k
