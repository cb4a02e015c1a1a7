# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


def background(image, predicted):
    shape = predicted.get_shape().as_list()
    flat = tf.reshape(image, [shape[0], 16])  # -> LL509
    return tf.reduce_mean(tf.square(flat - tf.reshape(predicted, [-1, 16])), axis=-1)


def with_options(image, predicted, size=4):
    return tf.reduce_mean(tf.reshape(image - predicted, [-1, size]), axis=-1)


def by_hand(image, predicted):
    return tf.reshape(image - predicted, [predicted.shape[0], 16])


def prepare(model):
    model.compile(optimizer="adam", loss=background)
    model.compile(optimizer="adam", loss=with_options)
    return model
