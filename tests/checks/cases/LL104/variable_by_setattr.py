# keras: 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.n = n
        for i in range(n):
            setattr(self, f"w_{i}", tf.Variable(tf.zeros([3])))  # -> LL104
    def call(self, x):
        for i in range(self.n):
            x = x * getattr(self, f"w_{i}")
        return x
