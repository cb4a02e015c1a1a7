# keras: 2, 3
import tensorflow as tf


class Sizes:
    @staticmethod
    def of(x):
        return x.shape

    @staticmethod
    def known(x):
        static, dynamic = x.shape, tf.shape(x)
        return [dynamic[i] if size is None else size for i, size in enumerate(static)]

    def first(self, x):
        return x.shape[0]


SIZES = Sizes()


class Static(tf.keras.layers.Layer):
    def call(self, x):
        return tf.reshape(x, (Sizes.of(x)[0], -1))  # -> LL509


class OfTheModule(tf.keras.layers.Layer):
    def call(self, x):
        return tf.reshape(x, (SIZES.first(x), -1))  # -> LL509


class Known(tf.keras.layers.Layer):
    def call(self, x):
        return tf.reshape(x, (Sizes.known(x)[0], -1)) + tf.reshape(x, (-1, Sizes.of(x)[-1]))[0, 0]
