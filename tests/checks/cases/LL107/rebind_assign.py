# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.n = self.add_weight(shape=(), name="n", trainable=False)
    def call(self, x):
        self.n = self.n.assign_add(1.0)  # -> LL107
        return x * self.n
