# keras: 3
import tensorflow as tf


class Score(tf.keras.layers.Layer):
    def call(self, inputs, mask=None):
        query, key = inputs
        score = query * key
        if mask is not None:
            score = self._masked(score, mask)  # -> LL706
        return score

    def _masked(self, score, mask):
        return score * tf.cast(mask[0], score.dtype)


class Looks(tf.keras.layers.Layer):
    def call(self, inputs, mask=None):
        query, key = inputs
        score = query * key
        if mask is not None and mask[0] is not None:
            score = self._masked(score, mask)
        return score

    def _masked(self, score, mask):
        return score * tf.cast(mask[0], score.dtype)
