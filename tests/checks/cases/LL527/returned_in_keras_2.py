# keras: 2
import numpy as np
import tensorflow as tf


class Root(tf.keras.layers.Layer):
    def call(self, x):
        return tf.numpy_function(np.sqrt, [x], tf.float32)  # -> LL527


class BeforeDropout(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dropout = tf.keras.layers.Dropout(0.5)

    def call(self, x, training=None):
        y = tf.numpy_function(np.sqrt, [x], tf.float32)
        return self.dropout(y, training=training)
