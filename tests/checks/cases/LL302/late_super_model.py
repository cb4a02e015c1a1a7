# keras: 2
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, **kw):
        self.d = tf.keras.layers.Dense(3)  # -> LL302
        super().__init__(**kw)
    def call(self, x): return self.d(x)
