# keras: 2, 3
import tensorflow as tf


class Picks(tf.keras.layers.Layer):
    def call(self, x):
        top = tf.math.top_k(x, 2)
        first = tf.nn.top_k(x, 1).indices.numpy()  # -> LL504
        second = top.values.numpy()  # -> LL504
        return tf.gather(x, top.indices, batch_dims=1) * first[0] * second[0]
