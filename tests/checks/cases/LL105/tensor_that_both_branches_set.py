# keras: 2, 3
import keras
import tensorflow as tf


class InBothBranches(keras.layers.Layer):
    def call(self, x, lengths=None):
        if lengths is not None:
            self.lengths = tf.reshape(lengths, [-1])
        else:
            self.lengths = tf.ones(tf.shape(x)[:1])
        return x * tf.reduce_mean(self.lengths)

    @property
    def loss(self):
        def of_lengths(y_true, y_pred):
            return tf.reduce_mean(tf.square(y_true - y_pred)) * tf.reduce_mean(self.lengths)

        return of_lengths


class InThree(keras.layers.Layer):
    def __init__(self, mode, **kwargs):
        super().__init__(**kwargs)
        self.mode = mode

    def call(self, x):
        if self.mode == "a":
            self.scale = tf.reduce_mean(x)
        elif self.mode == "b":
            self.scale = tf.reduce_max(x)
        else:
            self.scale = tf.reduce_min(x)
        return x * self.scale


class InOne(keras.layers.Layer):
    def __init__(self, mode, **kwargs):
        super().__init__(**kwargs)
        self.mode = mode
        self.scale = 1.0

    def call(self, x):
        if self.mode == "a":
            self.scale = tf.reduce_mean(x)  # -> LL105
        elif self.mode == "b":
            self.scale = tf.reduce_max(x)
        return x * self.scale


class ReadByAMethod(keras.layers.Layer):
    def call(self, x):
        self.seen = tf.reduce_mean(x)  # -> LL105
        return x

    def report(self):
        return self.seen

    def later(self):
        return lambda: self.seen


class ReadByALossOnly(keras.layers.Layer):
    def call(self, x):
        self.seen = tf.reduce_mean(x)
        return x

    def loss(self):
        return lambda y_true, y_pred: tf.reduce_mean(y_true - y_pred) + self.seen
