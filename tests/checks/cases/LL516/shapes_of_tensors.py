# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import backend as K


class Counts(tf.keras.layers.Layer):
    def shape(self, sizes):
        return sizes

    def call(self, x):
        a = tf.shape(input=x.shape)  # -> LL516
        b = K.shape(x.shape)  # -> LL516
        c = K.shape(x=x.get_shape())  # -> LL516
        d = tf.shape(x)
        e = tf.shape(input=x)
        f = self.shape(x.shape)
        g = tf.rank(x.shape)
        sizes = x.shape
        h = tf.shape(sizes)  # -> LL516
        return [a, b, c, d, e, f, g, h]
