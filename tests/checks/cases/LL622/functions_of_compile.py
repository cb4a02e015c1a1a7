# keras: 2, 3
from functools import partial

import tensorflow as tf
from elsewhere import model_of
from tensorflow import keras


def weighted(y_true, y_pred, weight):
    return tf.reduce_mean(tf.square(y_true - y_pred)) * weight


def with_default(y_true, y_pred, weight=2.0):
    return tf.reduce_mean(tf.square(y_true - y_pred)) * weight


def of_one(y_pred):
    return tf.reduce_mean(y_pred)


def of_any(*tensors):
    return tf.reduce_mean(tensors[0] - tensors[1])


def train(x, y):
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("sgd", loss=weighted, metrics=[of_one])  # -> LL622
    model.compile(loss=with_default, metrics=[of_any, partial(weighted, weight=1.0)])
    model.compile(loss=lambda y_true, y_pred: weighted(y_true, y_pred, 2.0))
    model.compile(optimizer="sgd", loss={"a": of_one})  # -> LL622
    model.compile(optimizer="sgd", loss=weighted(1, 2, 3))


class Trainer:
    def __init__(self):
        self.model = keras.Sequential([keras.layers.Dense(1)])
        self.model.compile(optimizer="sgd", loss=self.error)  # -> LL622
        self.model.compile(optimizer="sgd", loss=self.right, metrics=[self.fixed])

    def error(self):
        return tf.reduce_mean(self.model.output)

    def right(self, y_true, y_pred):
        return tf.reduce_mean(y_true - y_pred)

    @staticmethod
    def fixed(y_true, y_pred):
        return tf.reduce_mean(y_true - y_pred)
