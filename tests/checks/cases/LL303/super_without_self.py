# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, n):
        super(A).__init__()  # -> LL303
        self.d = tf.keras.layers.Dense(n)
    def call(self, x):
        return self.d(x)
class B(tf.keras.layers.Layer):
    def __init__(self, n):
        super(B, self).__init__(self)  # -> LL303
        self.d = tf.keras.layers.Dense(n)
    def call(self, x):
        return self.d(x)
