# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x, training=None):  # -> LL502
        if training:
            return tf.nn.relu(x)
        x = x * 2
