# keras: 3
import tensorflow as tf
def glorot(shape):
    limit = 0.1
    return tf.Variable(tf.random.uniform(shape, -limit, limit))
def zeros(shape):
    start = tf.Variable(tf.zeros(shape))
    return start
class A(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.kernel = glorot([4, units])  # -> LL104
        self.bias = zeros([units])  # -> LL104
    def call(self, x):
        return x @ self.kernel + self.bias
