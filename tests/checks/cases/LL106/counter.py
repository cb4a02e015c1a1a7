# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.calls = 0
        self.warm = 10
    def call(self, x):
        self.calls = self.calls + 1  # -> LL106
        if self.calls > self.warm:
            return x * 2
        return x
