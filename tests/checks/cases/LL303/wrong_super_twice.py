# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, n, **kw):
        super(A, self).__init__()
        self.d = tf.keras.layers.Dense(n)
        super(A, self).__init__(**kw)  # -> LL303
    def call(self, x): return self.d(x)
