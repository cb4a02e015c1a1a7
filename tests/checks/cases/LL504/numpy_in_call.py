# keras: 2, 3
import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K
class A(tf.keras.layers.Layer):
    def call(self, x):
        a = np.mean(x)  # -> LL504
        b = K.eval(x)  # -> LL504
        c = tf.reduce_sum(x).numpy()  # -> LL504
        return x * a + b + c
