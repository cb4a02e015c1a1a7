# keras: 2
import tensorflow as tf


def sizes(x):
    batch, features = tf.unstack(tf.shape(x))
    return batch, features


class Rows(tf.keras.layers.Layer):
    def call(self, x):
        batch, _ = sizes(x)
        return tf.stack([x[i] * 2.0 for i in range(batch)])  # -> LL503


class Loop(tf.keras.layers.Layer):
    def call(self, x):
        total = tf.zeros_like(x[0])
        for i in range(tf.shape(x)[0]):
            total += x[i]
        return total


class Columns(tf.keras.layers.Layer):
    def call(self, x):
        return tf.stack([x[:, i] * 2.0 for i in range(x.shape[-1])])
