# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        with tf.init_scope():
            v = tf.Variable(tf.zeros([3]))  # -> LL102
        return x + v
