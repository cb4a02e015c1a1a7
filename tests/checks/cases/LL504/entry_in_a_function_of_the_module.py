# keras: 2, 3
import tensorflow as tf


def wider(boxes):
    b = tf.abs(boxes)
    b[:, 0] = 3.0
    return b


class Boxes(tf.keras.layers.Layer):
    def call(self, x):
        return wider(x)  # -> LL504
