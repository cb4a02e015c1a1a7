# keras: 3
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.a = tf.keras.layers.Dense(3)
        self.build((None, 4))
        self.head = tf.keras.layers.Dense(1)  # -> LL211
    def call(self, x):
        return self.head(self.a(x))
