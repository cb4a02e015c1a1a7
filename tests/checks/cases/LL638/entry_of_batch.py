# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


def box_loss(y_true, y_pred):
    x = (y_true[2] - y_pred[2]) ** 2  # -> LL638
    y = (y_true[3] - y_pred[3]) ** 2
    return x + y


class Box(keras.losses.Loss):
    def call(self, y_true, y_pred):
        error = tf.abs(y_true[0] - y_pred[0])  # -> LL638
        error += tf.abs(y_true[1] - y_pred[1])
        return error + tf.abs(y_true[2] - y_pred[2])


def of_one(y_true, y_pred):
    return tf.square(y_true[0] - y_pred[0])


def of_columns(y_true, y_pred):
    return tf.square(y_true[:, 2] - y_pred[:, 2]) + tf.square(y_true[..., 3] - y_pred[..., 3])


def of_a_triplet(y_true, y_pred):
    return tf.maximum(0.0, tf.norm(y_pred[0] - y_pred[1]) - tf.norm(y_pred[0] - y_pred[2]))


def of_turned(y_true, y_pred):
    y_true, y_pred = tf.transpose(y_true), tf.transpose(y_pred)
    return tf.square(y_true[2] - y_pred[2]) + tf.square(y_true[3] - y_pred[3])


def not_a_loss(y_true, y_pred):
    return tf.square(y_true[2] - y_pred[2]) + tf.square(y_true[3] - y_pred[3])


def make(loss):
    models = [keras.Sequential([keras.layers.Dense(6)]) for _ in range(6)]
    models[0].compile("sgd", loss=box_loss)
    models[1].compile("sgd", loss=of_one)
    models[2].compile("sgd", loss=of_columns)
    models[3].compile("sgd", loss=of_a_triplet)
    models[4].compile("sgd", loss=of_turned)
    models[5].compile("sgd", loss=Box())
    return models
