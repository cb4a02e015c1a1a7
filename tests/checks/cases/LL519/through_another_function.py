# keras: 2, 3
import tensorflow as tf
from tensorflow import keras

inputs = keras.Input((6,))
mean = keras.layers.Dense(2)(inputs)
outputs = keras.layers.Dense(6)(mean)
model = keras.Model(inputs, outputs)


def divergence():
    return tf.reduce_sum(tf.square(mean), axis=-1)  # -> LL519


def error(y_true, y_pred):
    return tf.reduce_mean(tf.square(y_true - y_pred), axis=-1) + divergence()


def given(mean):
    return tf.reduce_sum(tf.square(mean), axis=-1)


def right(y_true, y_pred):
    return tf.reduce_mean(tf.square(y_true - y_pred), axis=-1) + given(y_pred)


model.compile("sgd", loss=error)
model.compile("sgd", loss=right)
