# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        m = tf.keras.metrics.Mean()  # -> LL605
        m.update_state(x)
        return x
