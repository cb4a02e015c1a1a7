# keras: 2, 3
import tensorflow as tf


class Best(tf.keras.layers.Layer):
    def call(self, x):
        return max(tf.unstack(x, 3, axis=1), key=lambda part: tf.norm(part))  # -> LL503


class Least(tf.keras.layers.Layer):
    def call(self, x):
        return min(tf.unstack(tf.norm(x, axis=0), 3))  # -> LL503


class Widest(tf.keras.layers.Layer):
    def call(self, inputs):
        return max([tf.nn.relu(part) for part in inputs], key=lambda part: part.shape[-1])


class ByIndex(tf.keras.layers.Layer):
    def call(self, inputs):
        parts = [tf.nn.relu(part) for part in inputs]
        return max(parts, key=len)
