# keras: 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        s = x[0, 0]
        if s > 0:  # -> LL503
            return x
        return -x
