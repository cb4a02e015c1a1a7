# keras: 2, 3
import tensorflow as tf
L = tf.keras.layers
class A(tf.keras.Model):
    def __init__(self, n=3):
        super().__init__()
        self.n = n
    def call(self, x):
        for i in range(self.n):
            x = L.Dense(4, activation="relu")(x)  # -> LL201
        return x
