# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, **kw):
        self.supports_masking = True  # -> LL302
        self.input_spec = tf.keras.layers.InputSpec(ndim=3)  # -> LL302
        super().__init__(**kw)
    def call(self, x, mask=None): return x
