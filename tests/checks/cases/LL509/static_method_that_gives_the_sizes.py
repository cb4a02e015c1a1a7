# keras: 2, 3
import tensorflow as tf


class Shape(tf.keras.layers.Layer):
    @staticmethod
    def sizes(x):
        return tuple(x.shape.as_list())

    def call(self, frames):
        batch, time, width = self.sizes(frames)
        return tf.reshape(frames, (batch, time * width))  # -> LL509


class ByTheClass(tf.keras.layers.Layer):
    @staticmethod
    def batch(x):
        return x.shape[0]

    def call(self, frames):
        batch = ByTheClass.batch(frames)
        return tf.zeros((batch, 4))  # -> LL509


class Dynamic(tf.keras.layers.Layer):
    @staticmethod
    def sizes(x):
        static, dynamic = x.shape.as_list(), tf.shape(x)
        return [dynamic[axis] if size is None else size for axis, size in enumerate(static)]

    def call(self, frames):
        batch, time, width = self.sizes(frames)
        return tf.reshape(frames, (batch, time * width))


class OtherAxes(tf.keras.layers.Layer):
    @staticmethod
    def sizes(x):
        return x.shape[1:]

    def call(self, frames):
        time, width = self.sizes(frames)
        return tf.reshape(frames, (-1, time * width))


class Decorated(tf.keras.layers.Layer):
    @staticmethod
    @tf.autograph.experimental.do_not_convert
    def sizes(x):
        return x.shape[0]

    def call(self, frames):
        return tf.zeros((self.sizes(frames), 4))
