# keras: 2, 3
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, n=3):
        super().__init__()
        self.ls = n * [tf.keras.layers.Dense(2)]  # -> LL203
        self.seq = tf.keras.Sequential([tf.keras.layers.Dense(4)] * 2)  # -> LL203
        self.a, self.b = [tf.keras.layers.Dense(4)] * 2  # -> LL203
    def call(self, x):
        for l in self.ls: x = l(x)
        return self.seq(x)
