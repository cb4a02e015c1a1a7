# keras: 2, 3
import tensorflow as tf
from elsewhere import Trainer, evaluate, wrapped
from tensorflow import keras


class Rounded(keras.losses.Loss):
    def call(self, y_true, y_pred):
        return tf.reduce_mean(tf.abs(y_true - tf.round(y_pred)))  # -> LL619


class WithUnknownBase(Trainer, keras.losses.Loss):
    def call(self, y_true, y_pred):
        return tf.reduce_mean(tf.abs(y_true - tf.round(y_pred)))


class Decorated(keras.losses.Loss):
    @wrapped
    def call(self, y_true, y_pred):
        return tf.reduce_mean(tf.abs(y_true - tf.round(y_pred)))


class OfOne(keras.losses.Loss):
    def call(self, pair):
        return tf.round(pair)


class Runs:
    def __init__(self, model):
        self.model = model

    def overlap(self, y_true, y_pred):
        return tf.reduce_mean(y_true * tf.round(y_pred))  # -> LL619

    def score(self, y_true, y_pred):
        return tf.reduce_mean(y_true * tf.round(y_pred))

    def alone(self, pair):
        return tf.round(pair)

    def rest(self, y_true, *others):
        return tf.round(others)

    def all_of_them(self, *tensors, scale=1.0):
        return tf.round(scale)

    def run(self):
        self.model.compile("sgd", loss=self.overlap)
        self.model.compile("sgd", loss=self.alone)  # -> LL622
        self.model.compile("sgd", loss=self.rest)
        self.model.compile("sgd", loss=self.all_of_them)
        return evaluate(self.model, self.score)


class RunsOfAParent(Trainer):
    def overlap(self, y_true, y_pred):
        return tf.reduce_mean(y_true * tf.round(y_pred))

    def run(self):
        self.model.compile("sgd", loss=self.overlap)


def alone(pair):
    return tf.round(pair)


def rest(y_true, *others):
    return tf.round(others)


def all_of_them(*tensors, scale=1.0):
    return tf.round(scale)


def train(model):
    model.compile("sgd", loss=alone)  # -> LL622
    model.compile("sgd", loss=rest)
    model.compile("sgd", loss=all_of_them)
