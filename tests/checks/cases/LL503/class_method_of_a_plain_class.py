# keras: 2, 3
import tensorflow as tf


class Checks:
    limit = 10.0

    @classmethod
    def is_large(cls, x):
        return tf.norm(x) > cls.limit

    @classmethod
    def is_flat(cls, x):
        return len(x.shape) < 3


class Guarded(tf.keras.layers.Layer):
    def call(self, x):
        assert Checks.is_large(x)  # -> LL503
        return x / 2.0


class Static(tf.keras.layers.Layer):
    def call(self, x):
        if Checks.is_flat(x):
            return x
        return tf.reduce_mean(x, axis=1)
