# keras: 3
import keras
import tensorflow as tf


def divided(x, y):
    try:
        return tf.div(x, y)
    except AttributeError:
        return tf.divide(x, y)


def divided_by_name(x, y):
    try:
        quotient = tf.div(x, y)
    except AttributeError:
        quotient = tf.divide(x, y)
    return quotient


def divided_at_last(x, y):
    try:
        return tf.div(x, y)
    except AttributeError:
        pass
    return tf.divide(x, y)


def divided_by_name_of_module(x, y):
    if hasattr(tf, "div"):
        return tf.div(x, y)
    return tf.divide(x, y)


def divided_always(x, y):
    return tf.div(x, y)


def divided_sometimes(x, y):
    if len(x.shape) == 2:
        return tf.div(x, y)
    return x


class Mean(keras.layers.Layer):
    def call(self, x):
        return divided(x, 2.0)


class MeanByName(keras.layers.Layer):
    def call(self, x):
        return divided_by_name(x, 2.0) + 1.0


class MeanAtLast(keras.layers.Layer):
    def call(self, x):
        y = divided_at_last(x, 2.0)
        return tf.abs(y)


class MeanByNameOfModule(keras.layers.Layer):
    def call(self, x):
        return divided_by_name_of_module(x, 2.0)


class MeanOfBoth(keras.layers.Layer):
    def call(self, x):
        try:
            y = tf.div(x, 2.0)
        except AttributeError:
            y = tf.divide(x, 2.0)
        return self.halved(y) + 1.0

    def halved(self, x):
        try:
            return tf.div(x, 2.0)
        except AttributeError:
            return tf.divide(x, 2.0)


class Always(keras.layers.Layer):
    def call(self, x):
        return divided_always(x, 2.0)  # -> LL701


class Sometimes(keras.layers.Layer):
    def call(self, x):
        return divided_sometimes(x, 2.0)  # -> LL701


class BeforeTheTry(keras.layers.Layer):
    def call(self, x):
        y = tf.div(x, 2.0)  # -> LL701
        try:
            y = tf.abs(y)
        except ValueError:
            pass
        return y
