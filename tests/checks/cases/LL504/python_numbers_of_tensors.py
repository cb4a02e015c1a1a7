# keras: 3
import tensorflow as tf


class Norm(tf.keras.layers.Layer):
    def call(self, x):
        peak = float(tf.reduce_max(x))  # -> LL504
        return x / peak, int(tf.shape(x)[0])  # -> LL504


class Guarded(tf.keras.layers.Layer):
    def call(self, x):
        try:
            peak = float(tf.reduce_max(x))
        except TypeError:
            peak = 1.0
        return x / peak / float(x.shape[-1])

    @tf.function
    def scale(self, x):
        return x / float(tf.reduce_max(x))
