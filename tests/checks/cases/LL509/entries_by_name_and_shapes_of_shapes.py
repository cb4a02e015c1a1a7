# keras: 2, 3
from operator import itemgetter

import tensorflow as tf


class Named(tf.keras.layers.Layer):
    def call(self, inputs):
        query = inputs["query"]
        return tf.reshape(query, (query.shape[0], -1))  # -> LL509


class Taken(tf.keras.layers.Layer):
    def call(self, inputs):
        query, key = itemgetter("query", "key")(inputs)
        return tf.reshape(query, (query.shape[0], -1)) + key  # -> LL509


class Row(tf.keras.layers.Layer):
    def call(self, inputs):
        row = inputs[0]
        return tf.reshape(row, (row.shape[0], -1))


class Inner(tf.keras.layers.Layer):
    def call(self, inputs):
        part = inputs["query"][0]
        return tf.reshape(part, (part.shape[0], -1))


class Shape(tf.keras.layers.Layer):
    def call(self, x):
        shape = tf.TensorShape(x.shape)
        return tf.zeros([shape[0], 3]) + x  # -> LL509


class Split(tf.keras.layers.Layer):
    def call(self, x):
        return tf.stack(tf.split(x, x.shape[0], axis=0))  # -> LL509


class Right(tf.keras.layers.Layer):
    def call(self, x):
        parts = tf.split(x, x.shape[1], axis=1)
        return tf.concat(parts, axis=-1)
