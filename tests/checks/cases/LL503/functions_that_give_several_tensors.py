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


class Sampled(keras.layers.Layer):
    def call(self, inputs):
        classes = tf.ones((1, 1), dtype=tf.int64)
        ids, _, _ = tf.random.log_uniform_candidate_sampler(classes, 1, 3, True, 9)
        others, expected, _ = tf.random.uniform_candidate_sampler(classes, 1, 3, True, 9)
        return inputs + tf.cast(tf.reduce_sum(ids + others), inputs.dtype) * tf.reduce_sum(expected)


class Entries(keras.layers.Layer):
    def call(self, inputs):
        low, high = tf.nn.moments(inputs, [0])[0]  # -> LL503
        largest = tf.math.top_k(inputs, 2)[0]
        first, second = largest  # -> LL503
        for row in tf.split(inputs, 2, -1)[-1]:  # -> LL503
            low = low + row
        return inputs - low - high - first - second


class Halves(keras.layers.Layer):
    def call(self, inputs):
        parts = tf.split(inputs, 4, -1)
        left, right = parts[:2]
        for part in tf.split(inputs, 4, -1)[1:]:
            left = left + part
        return left, right
