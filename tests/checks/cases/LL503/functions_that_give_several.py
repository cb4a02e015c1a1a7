# keras: 2, 3
import tensorflow as tf


class Norm(tf.keras.layers.Layer):
    def call(self, inputs):
        mean, variance = tf.nn.moments(inputs, [1, 2])
        _, other = tf.moments(inputs, [1, 2])
        first, second = tf.tuple([mean, variance])
        both = tf.reduce_sum(inputs, 0)
        one, two = both  # -> LL503
        return first + second + other + one + two
