# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Softmax(keras.layers.Layer):
    def call(self, x):
        x = x * 2.0
        y = tf.nn.softmax(x)  # -> LL515
        return x


class Difference(keras.layers.Layer):
    def call(self, inputs):
        centred = inputs - tf.reduce_mean(inputs)  # -> LL515
        return inputs


class Thrown(keras.layers.Layer):
    def call(self, x):
        tf.nn.relu(x)  # -> LL515
        return x


class Checked(keras.layers.Layer):
    def call(self, x):
        z = x + 1.0
        tf.debugging.assert_all_finite(z, "finite")
        return z


class Sized(keras.layers.Layer):
    def call(self, x, training=None):
        if training:
            noise = tf.random.normal(tf.shape(x)) + x
        size = tf.shape(x)
        return x


class Pair(keras.layers.Layer):
    def call(self, x):
        y = tf.nn.softmax(x)
        return x, y


class Kept(keras.layers.Layer):
    def call(self, x):
        z = tf.nn.softmax(x)
        tf.print(z)
        return x
