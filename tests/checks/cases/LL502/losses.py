# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


def error(y_true, y_pred):  # -> LL502
    total = tf.reduce_mean(tf.square(y_true - y_pred))


class Error(keras.losses.Loss):
    def call(self, y_true, y_pred):  # -> LL502
        self.last = tf.reduce_mean(tf.square(y_true - y_pred))


class Base(keras.losses.Loss):
    def call(self, y_true, y_pred):
        raise NotImplementedError


def right(y_true, y_pred):
    return tf.reduce_mean(tf.square(y_true - y_pred))


def shows(y_true, y_pred):
    tf.print(y_true, y_pred)


def make():
    first = keras.Sequential([keras.layers.Dense(1)])
    first.compile("sgd", loss=error)
    second = keras.Sequential([keras.layers.Dense(1)])
    second.compile("sgd", loss=right)
    third = keras.Sequential([keras.layers.Dense(1)])
    third.compile("sgd", loss=Error())
    return first, second, third, shows
