# keras: 2, 3
import tensorflow as tf


class Whiten(tf.keras.layers.Layer):
    def center(self, x):
        return x - tf.reduce_mean(x, axis=0)

    def call(self, inputs):
        x = self.center(inputs)
        x = x / (tf.math.reduce_std(x, axis=0) + 1e-6)  # -> LL515
        return inputs


class Probe(Whiten):
    def call(self, inputs):
        x = self.center(inputs)
        x = x / (tf.math.reduce_std(x, axis=0) + 1e-6)
        self.add_loss(tf.reduce_mean(x))
        return inputs
