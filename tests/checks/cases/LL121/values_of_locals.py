# keras: 2, 3
import tensorflow as tf


class Named(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.codes = self.add_weight(name="codes", shape=(16, input_shape[-1]))
        super().build(input_shape)

    def distances(self, x):
        return tf.reduce_sum(tf.square(x[..., None, :] - self.codes), -1)

    def call(self, x):
        nearest = tf.argmin(self.distances(x), -1)  # -> LL121
        return nearest


class Blended(Named):
    def build(self, input_shape):
        self.table = self.add_weight(name="table", shape=(16, input_shape[-1]))
        super().build(input_shape)

    def far(self, x):
        return tf.reduce_sum(tf.square(x[..., None, :] - self.table), -1)

    def call(self, x):
        far = self.far(x)
        nearest = tf.argmin(far, -1)
        return nearest, tf.reduce_mean(far)
