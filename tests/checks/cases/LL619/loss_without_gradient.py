# keras: 2, 3
import tensorflow as tf
from elsewhere import distance, soften
from tensorflow import keras
from tensorflow.keras import backend as K


def hits(y_true, y_pred):
    same = tf.equal(tf.argmax(y_true, axis=-1), tf.argmax(y_pred, axis=-1))  # -> LL619
    return 1.0 - tf.reduce_mean(tf.cast(same, tf.float32))


def whole(labels, outputs):
    difference = K.cast(outputs, "int32") - K.cast(labels, "int32")  # -> LL619
    return K.mean(K.cast(K.square(difference), "float32"))


def chosen(y_true, y_pred):
    if y_pred.shape[-1] == 1:
        hard = tf.round(y_pred)  # -> LL619
    else:
        hard = tf.one_hot(tf.argmax(y_pred, -1), y_pred.shape[-1])
    return tf.reduce_mean(tf.square(y_true - hard))


def summed(y_true, y_pred):
    total = 0.0
    for threshold in (0.3, 0.5, 0.7):
        total += tf.reduce_mean(tf.cast(y_pred > threshold, tf.float32))  # -> LL619
    return total / tf.cast(tf.size(y_pred), tf.float32)


def one_way_is_open(y_true, y_pred):
    picked = tf.where(y_pred > 0.5, y_pred, 0.0)
    return tf.reduce_mean(tf.square(y_true - picked))


def rounded_in_one_branch(y_true, y_pred):
    if y_pred.shape[-1] == 1:
        y_pred = tf.round(y_pred)
    return tf.reduce_mean(tf.square(y_true - y_pred))


def straight_through(y_true, y_pred):
    rounded = y_pred + tf.stop_gradient(tf.round(y_pred) - y_pred)
    return tf.reduce_mean(tf.square(y_true - rounded))


def not_known(y_true, y_pred):
    return distance(y_true, soften(y_pred)) + tf.reduce_mean(tf.round(y_pred))


def of_its_shape(y_true, y_pred):
    return tf.reduce_mean(y_true) * tf.cast(tf.shape(y_pred)[0], tf.float32)


def watched(y_true, y_pred):
    return tf.reduce_mean(tf.abs(y_true - tf.round(y_pred)))


def one_return_is_open(y_true, y_pred, hard=False):
    if hard:
        return tf.reduce_mean(tf.abs(y_true - tf.round(y_pred)))
    return tf.reduce_mean(tf.abs(y_true - y_pred))


class Counted(keras.losses.Loss):
    def call(self, y_true, y_pred):
        wrong = tf.math.count_nonzero(y_true - y_pred, axis=-1)  # -> LL619
        return tf.cast(wrong, tf.float32)


class Weighted(keras.losses.Loss):
    def call(self, y_true, y_pred):
        weights = tf.cast(tf.abs(y_true - y_pred) > 1.0, y_pred.dtype)
        return weights * tf.square(y_true - y_pred)


class Hits(keras.metrics.Metric):
    def update_state(self, y_true, y_pred, sample_weight=None):
        self.hits = tf.reduce_sum(tf.round(y_pred))


def train(model):
    model.compile("sgd", hits)
    model.compile(optimizer="sgd", loss=[whole, chosen, "mse"])
    model.compile(optimizer="sgd", loss={"a": summed, "b": one_way_is_open, "c": rounded_in_one_branch})
    model.compile(optimizer="sgd", loss=straight_through, metrics=[watched])
    model.compile(optimizer="sgd", loss=[not_known, of_its_shape, one_return_is_open])
