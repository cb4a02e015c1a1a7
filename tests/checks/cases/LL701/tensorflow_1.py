# keras: 3
import tensorflow as tf


class Entropy(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.scale = tf.get_variable("scale", (1,))  # -> LL701

    def call(self, x):
        noise = tf.random_normal(tf.shape(x))  # -> LL701
        return tf.log(tf.to_float(x)) + tf.math.log(noise) + tf.random.normal((2,))  # -> LL701


class Misnamed(tf.keras.layers.Layer):
    def call(self, x):
        return tf.reduce_average(x) + tf.reduce_mean(x) + tf.one_hot(0, 3)  # -> LL701


class ForBoth(tf.keras.layers.Layer):
    def call(self, x):
        if hasattr(tf, "log"):
            return tf.log(x)
        try:
            return tf.log1p(x)
        except AttributeError:
            return tf.math.log1p(x)


def seed():
    tf.set_random_seed(3)  # -> LL701
    tf.random.set_seed(3)
    tf.compat.v1.set_random_seed(3)
