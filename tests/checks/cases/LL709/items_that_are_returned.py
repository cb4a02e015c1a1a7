# keras: 3
import tensorflow as tf


class ReturnsAnItem(tf.keras.layers.Layer):
    def call(self, x, cache):
        cache["sum"] = cache["sum"] + x  # -> LL709
        return cache["sum"]


class ReturnsTheLast(tf.keras.layers.Layer):
    def call(self, x, outputs):
        outputs.append(x)  # -> LL709
        return outputs[-1] * 2.0


class ReturnsTheRestToo(tf.keras.layers.Layer):
    def call(self, x, cache):
        cache["sum"] = cache["sum"] + x
        return cache["sum"], cache
