# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Explained(keras.losses.Loss):
    def call(self, true, pred):
        pred = tf.convert_to_tensor(pred)
        mean = tf.reshape(tf.reduce_mean(pred, axis=1), (pred.shape[0], 1))  # -> LL509
        return tf.reduce_sum(tf.square(pred - mean), axis=1)


class Kept(keras.losses.Loss):
    def call(self, y_true, y_pred):
        mean = tf.reshape(tf.reduce_mean(y_pred, axis=1), (-1, 1))
        wide = tf.ones((tf.shape(y_pred)[0], y_pred.shape[1]))
        return tf.reduce_sum(tf.square(y_pred - mean) * wide, axis=1)


def margin(y_true, y_pred):
    return tf.reduce_sum(y_true - y_pred * tf.ones((y_pred.shape[0], 1)), axis=1)  # -> LL509


def by_hand(y_true, y_pred):
    return tf.reduce_sum(y_true - y_pred * tf.ones((y_pred.shape[0], 1)), axis=1)


model = keras.Sequential([keras.layers.Dense(3)])
model.compile("sgd", loss=margin)


def divided(y_true, y_pred):
    return tf.reduce_sum(tf.square(y_true - y_pred)) / y_pred.shape[0]  # -> LL509


def divided_by_columns(y_true, y_pred):
    return tf.reduce_sum(tf.square(y_true - y_pred)) / y_pred.shape[1]


model.compile("sgd", loss=divided)
model.compile("sgd", loss=divided_by_columns)
