# keras: 2, 3
import tensorflow as tf


class Safe(tf.keras.layers.Layer):
    def call(self, x):
        checks = [tf.reduce_all(x > 0), tf.reduce_all(x < 1)]
        if not all(checks):  # -> LL503
            x = tf.clip_by_value(x, 1e-3, 1.0)
        if any(tf.reduce_any(part > 2) for part in (x, x + 1)):  # -> LL503
            x = x / 2
        largest = max([tf.norm(x), tf.norm(x, ord=1)])  # -> LL503
        return x / largest


class Python(tf.keras.layers.Layer):
    def call(self, inputs):
        if any(part.shape[-1] is None for part in inputs) or not all([self.built, self.trainable]):
            return inputs[0]
        if max(len(part.shape) for part in inputs) > min([2, 3]):
            return inputs[1]
        return tf.concat(list(inputs), axis=-1)
