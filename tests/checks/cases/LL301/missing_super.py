# keras: 2, 3
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, n):  # -> LL301
        self.n = n
        self.d = tf.keras.layers.Dense(n)
    def call(self, x): return self.d(x)
