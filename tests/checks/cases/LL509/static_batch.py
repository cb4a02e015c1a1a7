# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        b = x.shape[0]
        h = tf.zeros((b, 4))  # -> LL509
        y = tf.reshape(x, (x.shape[0], -1))  # -> LL509
        return y, h
