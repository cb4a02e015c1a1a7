# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.hist = []
    def call(self, x):
        y = tf.nn.relu(x)
        self.hist.append(y)  # -> LL105
        return y
