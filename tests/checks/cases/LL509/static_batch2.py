# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import backend as K
class A(tf.keras.layers.Layer):
    def call(self, x):
        b, t, c = x.shape
        x = tf.reshape(x, [b * t, c])  # -> LL509
        for i in range(K.int_shape(x)[0]): pass
        return x
