# keras: 2, 3
import keras
import tensorflow as tf
from tensorflow.keras import backend as K


class Frames(keras.layers.Layer):
    def call(self, inputs):
        x = K.reshape(inputs, (-1,) + K.int_shape(inputs)[2:])
        means = [tf.reduce_mean(x[i]) for i in range(K.int_shape(x)[0])]  # -> LL509
        return tf.stack(means)


class Flat(keras.layers.Layer):
    def call(self, inputs):
        flat = tf.reshape(inputs, (-1, 3))
        return tf.zeros((flat.shape[0], 2)) + flat[:, :2]  # -> LL509


class Known(keras.layers.Layer):
    """Only the first axis is open."""

    def call(self, inputs):
        flat = tf.reshape(inputs, (4, -1))
        columns = tf.reshape(inputs, (-1, 3))
        return tf.zeros((flat.shape[0], 2)), tf.zeros((2, columns.shape[1]))


class Weights(keras.layers.Layer):
    def build(self, input_shape):
        self.table = self.add_weight(name="table", shape=(4, 3))
        self.built = True

    def call(self, inputs):
        flat = tf.reshape(self.table, (-1, 2))
        return inputs[:, :1] * tf.zeros((flat.shape[0], 2))[0]
