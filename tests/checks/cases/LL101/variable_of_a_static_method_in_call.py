# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    @staticmethod
    def affine(x):
        gamma = tf.Variable(tf.ones(x.shape[-1]))  # -> LL101
        return x * gamma
    def call(self, x):
        return A.affine(x)
