# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        outs = []
        return outs.append(x)  # -> LL502
