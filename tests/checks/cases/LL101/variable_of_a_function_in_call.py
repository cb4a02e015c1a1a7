# keras: 2, 3
import tensorflow as tf
def weight_variable(shape):
    return tf.Variable(tf.random.normal(shape))
class A(tf.keras.layers.Layer):
    def call(self, x):
        return x @ weight_variable([3, 3])  # -> LL101
