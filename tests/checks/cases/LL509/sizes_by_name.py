# keras: 2, 3
import tensorflow as tf


class Zipped(tf.keras.layers.Layer):
    def call(self, x):
        sizes = dict(zip(("batch", "height", "width"), x.shape))
        flat = tf.reshape(x, (-1, sizes["height"] * sizes["width"]))
        return tf.reshape(flat, (sizes["batch"], -1))  # -> LL509


class Dynamic(tf.keras.layers.Layer):
    def call(self, x):
        sizes = dict(zip(("batch", "height", "width"), tf.unstack(tf.shape(x))))
        return tf.reshape(x, (sizes["batch"], -1))


class WithoutBatch(tf.keras.layers.Layer):
    def call(self, x):
        sizes = dict(zip(("height", "width"), x.shape[1:]))
        return tf.reshape(x, (-1, sizes["height"] * sizes["width"]))
