# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, **kw):
        self.w = self.add_weight(shape=(2,), name="w")  # -> LL302
        super().__init__(**kw)
    def call(self, x): return x * self.w
