# keras: 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        if not hasattr(self, "v"):
            self.v = tf.Variable(tf.zeros([3]))  # -> LL103
        return x + self.v
