# keras: 2, 3
import functools

import tensorflow as tf


def focal(y_true, y_pred, alpha, gamma):
    return alpha * tf.pow(tf.reduce_mean(tf.abs(y_true - y_pred), axis=-1), gamma)


def plain(y_true, y_pred):
    return tf.reduce_mean(tf.abs(y_true - y_pred), axis=-1)


LOSSES = {"focal": focal, "plain": plain, "bound": functools.partial(focal, alpha=0.25, gamma=2.0), "mse": "mse"}
CHANGED = {"focal": focal}
CHANGED["focal"] = plain


def train(data, name):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("adam", loss=LOSSES["focal"])  # -> LL622
    model.fit(data)
    model.compile("adam", loss=LOSSES["plain"])
    model.compile("adam", loss=LOSSES["bound"])
    model.compile("adam", loss=LOSSES["mse"])
    model.compile("adam", loss=LOSSES[name])
    model.compile("adam", loss=CHANGED["focal"])
    model.fit(data)
