# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def _init_(self, n):  # -> LL307
        super().__init__()
        self.n = n
    def biuld(self, s):  # -> LL307
        self.w = self.add_weight(shape=(3,), name="w")
    def call(self, x): return x
    def get_confg(self):  # -> LL307
        return {}
