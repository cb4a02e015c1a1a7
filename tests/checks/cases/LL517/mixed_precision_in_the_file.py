# keras: 2, 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import backend as K

keras.mixed_precision.set_global_policy("mixed_float16")


class Coordinates(keras.layers.Layer):
    def call(self, x):
        size = tf.shape(x)
        rows = tf.cast(tf.range(size[1]), K.floatx()) / 7.0
        columns = tf.cast(tf.range(size[2]), tf.float32) / 7.0
        down, right = tf.meshgrid(rows, columns, indexing="ij")
        grid = tf.tile(tf.expand_dims(tf.stack([down, right], axis=-1), 0), [size[0], 1, 1, 1])
        return tf.concat([x, grid], axis=-1)  # -> LL517


class Right(keras.layers.Layer):
    def call(self, x):
        size = tf.shape(x)
        rows = tf.cast(tf.range(size[1]), x.dtype) / 7.0
        columns = tf.cast(tf.range(size[2]), x.dtype) / 7.0
        down, right = tf.meshgrid(rows, columns, indexing="ij")
        grid = tf.tile(tf.expand_dims(tf.stack([down, right], axis=-1), 0), [size[0], 1, 1, 1])
        return tf.concat([x, grid], axis=-1)
