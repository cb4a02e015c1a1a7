# keras: 2, 3
import tensorflow as tf
from elsewhere import ANCHORS, INDEX
from tensorflow import keras


def of_both_in_one_expression(y_true, y_pred):
    return (y_true[0] - y_pred[0]) ** 2 + (y_true[1] - y_pred[1]) ** 2


def of_the_last_ones(y_true, y_pred):
    return tf.abs(y_true[-1] - y_pred[-1]) + tf.abs(y_true[-2] - y_pred[-2]) + tf.abs(y_true[2] - y_pred[2])


def of_cells(y_true, y_pred):
    return tf.abs(y_true[2, 0] - y_pred[2, 0]) + tf.abs(y_true[3, 0] - y_pred[3, 0])


def of_switches(y_true, y_pred):
    return tf.abs(y_true[False] - y_pred[False]) + tf.abs(y_true[True] - y_pred[True]) + y_true[2] * y_pred[2]


def of_names(y_true, y_pred):
    return tf.abs(y_true["a"] - y_pred["a"]) + tf.abs(y_true["b"] - y_pred["b"]) + y_true[INDEX] * y_pred[INDEX]


def of_other_lists(y_true, y_pred):
    scale = tf.reduce_mean(y_true - y_pred)
    sizes = [1.0, 2.0, 3.0, 4.0]
    return scale * (sizes[2] - sizes[3])


def of_anchors(y_true, y_pred):
    error = y_pred[2] * ANCHORS[2] + y_pred[3] * ANCHORS[3]
    return error - tf.reduce_mean(y_true)


class OfItsOwn(keras.losses.Loss):
    def call(self, y_true, y_pred):
        return tf.reduce_mean(y_true - y_pred)

    def of_columns(self, y_true, y_pred):
        return y_true[2] * y_pred[2] + y_true[3] * y_pred[3]


class OfAHelper(keras.losses.Loss):
    def call(self, y_true, y_pred):
        return tf.reduce_mean(self.rows(tf.transpose(y_true), tf.transpose(y_pred)))

    def rows(self, y_true, y_pred):
        return y_true[2] * y_pred[2] + y_true[3] * y_pred[3]


def make():
    model = keras.Sequential([keras.layers.Dense(6)])
    model.compile("sgd", loss=of_both_in_one_expression)
    model.compile("sgd", loss=of_the_last_ones)
    model.compile("sgd", loss=of_cells)
    model.compile("sgd", loss=of_switches)
    model.compile("sgd", loss=of_names)
    model.compile("sgd", loss=of_other_lists)
    model.compile("sgd", loss=of_anchors)
    model.compile("sgd", loss=OfItsOwn())
    model.compile("sgd", loss=OfAHelper())
    return model
