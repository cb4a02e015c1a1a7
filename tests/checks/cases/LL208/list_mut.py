# keras: 3
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.ls = [None] * 2
        for i in range(2):
            self.ls[i] = tf.keras.layers.Dense(2)  # -> LL208
        blocks = []
        self.blocks = blocks
        blocks.append(tf.keras.layers.Dense(2))  # -> LL208
    def call(self, x):
        for l in self.ls: x = l(x)
        return x
