# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import backend as K

WEIGHTS = [0.1, 2.0]
kept = tf.Variable(WEIGHTS)


def weighted(y_true, y_pred):
    weights = K.variable(WEIGHTS)  # -> LL605
    return K.mean(K.square(y_true - y_pred) * weights)


def with_constants(y_true, y_pred):
    return K.mean(K.square(y_true - y_pred) * K.constant(WEIGHTS) * kept)


def weighted_by(weights):
    weights = K.variable(weights)

    def loss(y_true, y_pred):
        return K.mean(K.square(y_true - y_pred) * weights)

    return loss


@tf.function
def scaled(x):
    factor = tf.Variable(2.0)  # -> LL605
    return x * factor


def eager(x):
    return x * tf.Variable(2.0)
