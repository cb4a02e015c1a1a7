# keras: 2, 3
import tensorflow as tf
class B(tf.keras.layers.Layer):
    def __init__(self, **kw):
        super().__init__(**kw)
class A(tf.keras.layers.Layer):
    def __init__(self, **kw):
        super(B, self).__init__(**kw)  # -> LL303
    def call(self, x): return x
