# keras: 2
import tensorflow as tf


class Vectorized(tf.keras.layers.Layer):
    def _positive(self, row):
        if tf.reduce_sum(row) > 0.0:  # -> LL503
            return row
        return -row

    def call(self, inputs):
        return tf.vectorized_map(self._positive, inputs)


class Mapped(tf.keras.layers.Layer):
    """Here it is converted."""

    def _positive(self, row):
        if tf.reduce_sum(row) > 0.0:
            return row
        return -row

    def call(self, inputs):
        def negative(row):
            if tf.reduce_sum(row) > 0.0:
                return -row
            return row

        return tf.map_fn(self._positive, inputs) + tf.map_fn(negative, inputs)
