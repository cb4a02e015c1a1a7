# keras: 3
import numpy as np
import tensorflow as tf
import keras


class Root(keras.layers.Layer):
    def call(self, x):
        return tf.numpy_function(np.sqrt, [x], tf.float32)  # -> LL527


class BeforeDropout(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dropout = keras.layers.Dropout(0.5)

    def call(self, x, training=None):
        y = tf.numpy_function(np.sqrt, [x], tf.float32)  # -> LL527
        return self.dropout(y, training=training)


class WithShape(keras.layers.Layer):
    def call(self, x):
        return tf.numpy_function(np.sqrt, [x], tf.float32)

    def compute_output_shape(self, input_shape):
        return input_shape
