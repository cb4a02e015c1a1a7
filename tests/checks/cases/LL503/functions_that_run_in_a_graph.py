# keras: 3
import tensorflow as tf


class Mapped(tf.keras.layers.Layer):
    def call(self, inputs):
        def positive(row):
            if tf.reduce_sum(row) > 0.0:  # -> LL503
                return row
            return -row

        return tf.map_fn(positive, inputs)


class OfLambda(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.map_fn(lambda row: row if tf.reduce_sum(row) > 0.0 else -row, inputs)  # -> LL503


class Branch(tf.keras.layers.Layer):
    def _scaled(self, inputs):
        for step in tf.range(3):  # -> LL503
            inputs = inputs + tf.cast(step, inputs.dtype)
        return inputs

    def call(self, inputs):
        return tf.cond(tf.reduce_sum(inputs) > 0.0, lambda: self._scaled(inputs), lambda: inputs)


class Converted(tf.keras.layers.Layer):
    """`tf.function` converts what it is given, and NumPy's functions get arrays."""

    def call(self, inputs):
        def positive(row):
            if tf.reduce_sum(row) > 0.0:
                return row
            return -row

        def known(array):
            return array if array.sum() > 0 else -array

        mapped = tf.map_fn(lambda row: tf.where(tf.reduce_sum(row) > 0.0, row, -row), inputs)
        return tf.function(positive)(inputs) + tf.numpy_function(known, [inputs], tf.float32) + mapped  # -> LL527
