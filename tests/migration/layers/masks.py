"""Right in Keras 2; in Keras 3 only once it is fixed."""

import tensorflow as tf

DATA = tf.reshape(tf.range(6.0), (2, 3)) / 7.0


class Made(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = tf.keras.layers.Dense(3)

    def call(self, inputs, mask=None):
        left, right = inputs
        score = self.first(left) * right
        if mask is not None:
            score = score * tf.cast(mask[0], score.dtype)
        return score


inputs = [DATA, DATA]
