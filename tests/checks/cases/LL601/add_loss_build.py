# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, s):
        self.w = self.add_weight(shape=(3,), name="w")
        self.add_loss(tf.reduce_sum(self.w ** 2))  # -> LL601
        self.built = True
    def call(self, x): return x * self.w
