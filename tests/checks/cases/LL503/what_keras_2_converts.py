# keras: 2
import tensorflow as tf
from tensorflow.keras import layers


class Converted(layers.Layer):
    def call(self, x):
        total = tf.reduce_sum(x, 1)
        a = sorted(total)
        b = any(total > 0)
        c = float(tf.reduce_sum(x))
        d = len(total)
        e = max(total)
        f = tuple(total)  # -> LL503
        for row in total:
            c += row
        for left, right in zip(total, total):  # -> LL503
            c += left * right
        return a, b, c, d, e, f
