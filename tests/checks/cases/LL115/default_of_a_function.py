# keras: 2, 3
import tensorflow as tf


def dense(units, activation=None, init=tf.keras.initializers.HeNormal()):
    return tf.keras.layers.Dense(units, activation=activation, kernel_initializer=init)


def plain(units, init=tf.keras.initializers.Zeros()):
    return tf.keras.layers.Dense(units, bias_initializer=init)


def fresh(units, init=None):
    init = init if init is not None else tf.keras.initializers.HeNormal()
    return tf.keras.layers.Dense(units, kernel_initializer=init)


class Shared(tf.keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.first = dense(units, "relu")
        self.second = dense(units)  # -> LL115

    def call(self, x):
        return self.first(x) * self.second(x)


class OneEach(tf.keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.first = dense(units, init=tf.keras.initializers.HeNormal())
        self.second = dense(units)
        self.third = plain(units)
        self.fourth = plain(units)
        self.fifth = fresh(units)
        self.sixth = fresh(units)

    def call(self, x):
        return self.first(x) * self.second(x) + self.third(x) * self.fourth(x) + self.fifth(x) * self.sixth(x)


class SharedWithComputedSize(tf.keras.layers.Layer):
    def __init__(self, units=4, factor=2, **kwargs):
        super().__init__(**kwargs)
        self.first = dense(units * factor, "gelu")
        self.second = dense(units * factor)  # -> LL115

    def call(self, x):
        return self.first(x) * self.second(x)


class OtherSize(tf.keras.layers.Layer):
    def __init__(self, units=4, factor=2, **kwargs):
        super().__init__(**kwargs)
        self.first = dense(units * factor, "gelu")
        self.second = dense(units * 3)

    def call(self, x):
        return self.second(self.first(x))
