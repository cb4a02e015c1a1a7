# keras: 3
import keras
import tensorflow as tf


class OfKeras(keras.layers.Layer):
    def call(self, x):
        x = keras.ops.exp(x)
        y = keras.ops.relu(x)  # -> LL515
        return x


class OfTensorFlow(keras.layers.Layer):
    def call(self, x):
        x = tf.exp(x)
        y = tf.nn.relu(x)  # -> LL515
        return x


class OfShapes(keras.layers.Layer):
    def call(self, x):
        x = keras.ops.exp(x)
        y = keras.ops.shape(x)
        return x
