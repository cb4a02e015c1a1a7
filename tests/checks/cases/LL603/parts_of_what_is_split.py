# keras: 2, 3
import tensorflow as tf


class Encoder(tf.keras.Model):
    def __init__(self, dim=2):
        super().__init__()
        self.enc = tf.keras.layers.Dense(2 * dim)


class ByHelper(Encoder):
    def _kl(self, mean, logvar):
        return -0.5 * tf.reduce_sum(1 + logvar - tf.square(mean) - tf.exp(logvar), axis=-1)

    def call(self, x, training=None):
        mean, logvar = tf.split(self.enc(x), 2, axis=-1)
        self.add_loss(self._kl(mean, logvar))  # -> LL603
        return mean


class Here(Encoder):
    def call(self, x, training=None):
        mean, logvar = tf.split(self.enc(x), num_or_size_splits=2, axis=1)
        self.add_loss(tf.square(mean) - logvar)  # -> LL603
        return mean


class Reduced(Encoder):
    def _kl(self, mean, logvar):
        return tf.reduce_mean(tf.reduce_sum(logvar - tf.square(mean), axis=-1))

    def call(self, x, training=None):
        mean, logvar = tf.split(self.enc(x), 2, axis=-1)
        self.add_loss(self._kl(mean, logvar))
        return mean


class AlongTheExamples(Encoder):
    def call(self, x, training=None):
        left, right = tf.split(tf.reduce_sum(x, axis=1), 2)
        self.add_loss(tf.reduce_sum(left - right, axis=-1))
        return x


class Unstacked(Encoder):
    def call(self, x, training=None):
        mean, logvar = tf.unstack(self.enc(x), axis=-1)
        self.add_loss(tf.reduce_sum(mean - logvar, axis=-1))
        return x
