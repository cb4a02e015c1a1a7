# keras: 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x, training=None):
        if training and tf.random.uniform([]) < 0.5:  # -> LL503
            return x
        step = tf.zeros(())
        while step < 3.0:  # -> LL503
            x, step = x * 2.0, step + 1.0
        if tf.executing_eagerly() and tf.reduce_sum(x) > 0:
            x = -x
        if training and len(x.shape) > 2 and x.shape[1] > 3:
            x = x[:, 0]
        return x / len(tf.abs(x))  # -> LL503
