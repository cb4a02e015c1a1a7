# keras: 3
import keras
import tensorflow as tf


class InHelper(keras.losses.Loss):
    def _encode(self, labels):
        return tf.one_hot(tf.squeeze(labels, -1), 3)  # -> LL714

    def call(self, y_true, y_pred):
        return -tf.reduce_sum(self._encode(y_true) * tf.math.log(y_pred), axis=-1)


class Cast(keras.losses.Loss):
    def _encode(self, labels):
        return tf.one_hot(tf.squeeze(labels, -1), 3)

    def call(self, y_true, y_pred):
        return -tf.reduce_sum(self._encode(tf.cast(y_true, tf.int32)) * tf.math.log(y_pred), axis=-1)


class OfPredictions(keras.losses.Loss):
    """The helper's parameter has the name of the labels, and gets something else."""

    def _encode(self, y_true):
        return tf.one_hot(tf.reshape(y_true, (-1,)), 3)

    def call(self, y_true, y_pred):
        ranks = self._encode(tf.argmax(y_pred, axis=-1))
        return tf.reduce_sum(ranks * y_pred, axis=-1) - tf.reduce_sum(y_true, axis=-1)
