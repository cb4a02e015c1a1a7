# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Edges(keras.layers.Layer):
    def call(self, inputs):
        return inputs * self.smoothness(inputs)

    def smoothness(self, images):
        down, right = tf.image.image_gradients(images)
        return tf.reduce_mean(tf.exp(tf.abs(down))) + tf.reduce_mean(tf.exp(tf.abs(right)))


class Ordered(keras.layers.Layer):
    def call(self, inputs):
        fitted, segments = tf.nn.isotonic_regression(inputs)
        return fitted + tf.cast(segments, fitted.dtype)


class SobelEdges(keras.layers.Layer):
    def call(self, inputs):
        down, right = tf.image.sobel_edges(inputs)  # -> LL503
        return down + right
