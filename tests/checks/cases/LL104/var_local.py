# keras: 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, s):
        init = tf.random_normal_initializer()
        w = tf.Variable(initial_value=init(shape=(s[-1], 3)), trainable=True)  # -> LL104
        self.w = w
    def call(self, x):
        return tf.matmul(x, self.w)
