# keras: 3
import tensorflow as tf


class A1(tf.keras.layers.Layer):
    def call(self, x, cache):
        cache.append(x)  # -> LL709
        return tf.add_n(cache)


class A2(tf.keras.layers.Layer):
    def call(self, x, cache=None, training=None):
        if cache is not None:
            cache["last"] = x  # -> LL709
        return x


class A3(tf.keras.layers.Layer):
    def call(self, x, states):
        states.pop(0)  # -> LL709
        return x


class B1(tf.keras.layers.Layer):
    def call(self, cache):
        cache.append(1)
        return cache[0]


class B2(tf.keras.layers.Layer):
    def call(self, x, cache):
        cache.append(x)
        return x, cache


class B3(tf.keras.layers.Layer):
    def call(self, x, cache):
        cache = list(cache)
        cache.append(x)
        return tf.add_n(cache)


class B4(tf.keras.layers.Layer):
    def call(self, x, cache):
        cache["last"] = x
        return {"x": x, "cache": cache}


class B5(tf.keras.layers.Layer):
    def helper(self, x, cache):
        cache.append(x)
        return x

    def call(self, x):
        cache = []
        self.helper(x, cache)
        return tf.add_n(cache)
