# keras: 2, 3
import numpy as np
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, inputs):
        a, b = inputs
        z = np.dot(a, b)  # -> LL504
        return tf.convert_to_tensor(z)
