# keras: 2, 3
import tensorflow as tf
class Base(tf.keras.layers.Layer):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.d = tf.keras.layers.Dense(2)
class A(Base):
    def __init__(self, n):  # -> LL301
        self.n = n
    def call(self, x): return self.d(x)
