# keras: 3
import keras
import tensorflow as tf
from keras import ops


class Mixed(keras.layers.Layer):
    def call(self, inputs):
        real, imaginary = ops.fft2((inputs, ops.zeros_like(inputs)))
        counts, edges = ops.histogram(real)
        pooled, where = tf.nn.max_pool_with_argmax(inputs, 2, 2, "SAME")
        unit, norm = tf.linalg.normalize(imaginary)
        mean, variance = ops.moments(pooled, axes=[0])
        return ops.sum(unit) + norm + mean + variance + ops.sum(counts) + ops.sum(edges)


class Unpacked(keras.layers.Layer):
    def call(self, inputs):
        batch, width = tf.shape(inputs)  # -> LL503
        return tf.reshape(inputs, (batch * width,))
