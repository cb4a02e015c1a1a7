# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def _make(self, n):
        return self.add_weight(shape=(n,), name="w")  # -> LL101
    def call(self, x):
        w = self._make(x.shape[-1])
        return x * w
