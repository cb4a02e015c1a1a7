# keras: 2, 3
import tensorflow as tf
from tensorflow.keras.layers import Conv2D, BatchNormalization
class A(tf.keras.layers.Layer):
    def call(self, x, training=None):
        def block(t):
            t = Conv2D(3, 3)(t)  # -> LL201
            return BatchNormalization()(t, training=training)  # -> LL201
        return block(x)
