# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class AskedForWhole(keras.layers.Layer):
    def call(self, inputs):
        length = tf.shape(inputs)[1]
        whole = tf.shape(inputs)
        return tf.zeros((inputs.shape[0] + 1, length)) + tf.zeros(whole)  # -> LL509


class AskedByKeras(keras.layers.Layer):
    def call(self, inputs):
        length = keras.backend.shape(inputs)[1]
        return tf.zeros((inputs.shape[0] + 1, length))


class AskedForParts(keras.layers.Layer):
    def call(self, inputs):
        parts = tf.shape(inputs)[1:]
        return tf.zeros((inputs.shape[0] + 1, parts[0]))


class AskedByAName(keras.layers.Layer):
    def __init__(self, axis=0, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis

    def call(self, inputs):
        length = tf.shape(inputs)[self.axis]
        return tf.zeros((inputs.shape[0] + 1, length))  # -> LL509


class AskedForAnother(keras.layers.Layer):
    def call(self, inputs):
        length = tf.size(inputs)
        rows = inputs.shape[1]
        return tf.zeros((inputs.shape[0] + 1, length, rows))  # -> LL509


class AskedForTheLast(keras.layers.Layer):
    def call(self, inputs):
        length = tf.shape(inputs)[-1]
        return tf.zeros((inputs.shape[0] + 1, length))


class AskedForNothing(keras.layers.Layer):
    def call(self, inputs):
        length = tf.shape(tf.zeros((2, 3)))[1]
        return tf.zeros((inputs.shape[0] + 1, length))  # -> LL509


class UsedByOthers(keras.layers.Layer):
    def call(self, inputs):
        length = tf.shape(inputs)[1]
        whole = tf.exp(inputs)
        return whole + tf.zeros((inputs.shape[0] + 1, length))
