# keras: 2, 3
import tensorflow as tf


def forgets(x):
    x = tf.nn.relu(x)


def refuses(x):
    raise ValueError(x)


def to_be_written(x):
    """Later."""


def perhaps(x):
    if x is not None:
        return tf.nn.relu(x)


class Steps:
    def run(self, x):
        y = tf.nn.relu(x)

    def done(self, x):
        return tf.nn.relu(x)


class OfAFunction(tf.keras.layers.Layer):
    def call(self, x):
        return forgets(x)  # -> LL502


class OfAnObject(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.steps = Steps()

    def call(self, x):
        return self.steps.run(x)  # -> LL502


class Right(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.steps = Steps()

    def call(self, x):
        forgets(x)
        return self.steps.done(x)


class Refuses(tf.keras.layers.Layer):
    def call(self, x):
        return refuses(x)


class Later(tf.keras.layers.Layer):
    def call(self, x):
        return to_be_written(x)


class Perhaps(tf.keras.layers.Layer):
    def call(self, x):
        return perhaps(x)
