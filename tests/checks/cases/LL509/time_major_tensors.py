# keras: 2, 3
import tensorflow as tf


class TimeMajor(tf.keras.layers.Layer):
    def call(self, inputs):
        keys = inputs["keys"]
        batch = tf.shape(keys)[1]
        length = keys.shape.as_list()[0]
        return tf.zeros((length + 1, batch))


class TimeMajorInput(tf.keras.layers.Layer):
    def call(self, inputs):
        batch = tf.shape(inputs)[1]
        return tf.zeros((inputs.shape[0] + 1, batch))


class Both(tf.keras.layers.Layer):
    def call(self, inputs):
        length = tf.shape(inputs)[1]
        other = tf.shape(inputs)[0]
        return tf.zeros((inputs.shape[0] + 1, length, other))  # -> LL509


class Other(tf.keras.layers.Layer):
    def call(self, inputs, other):
        length = tf.shape(other)[1]
        return tf.zeros((inputs.shape[0] + 1, length))  # -> LL509
