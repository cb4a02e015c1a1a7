# keras: 3
import tensorflow as tf
from elsewhere import as_classes
from tensorflow import keras


def sparse(y_true, y_pred):
    return tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y_true[:, 0], logits=y_pred)  # -> LL714


def margin(labels, outputs):
    flat = tf.reshape(labels, [-1])
    chosen = tf.gather(outputs, flat, axis=1, batch_dims=0)  # -> LL714
    return tf.reduce_mean(1.0 - chosen)


def cast_first(y_true, y_pred):
    y_true = tf.cast(y_true, "int32")
    return tf.nn.sparse_softmax_cross_entropy_with_logits(y_true[:, 0], y_pred)


def not_known(y_true, y_pred):
    return tf.reduce_mean(tf.one_hot(as_classes(y_true), 4) * y_pred)


def of_the_predictions(y_true, y_pred):
    best = tf.one_hot(tf.argmax(y_pred, axis=-1), 4)
    return tf.reduce_mean(tf.square(y_true - y_pred) * best)


def is_a_metric(y_true, y_pred):
    return tf.reduce_mean(tf.one_hot(y_true, 4) * y_pred)


class Ranking(keras.losses.Loss):
    def __init__(self, classes, **kwargs):
        super().__init__(**kwargs)
        self.classes = classes

    def call(self, y_true, y_pred):
        wanted = tf.one_hot(indices=y_true, depth=self.classes)  # -> LL714
        return -tf.reduce_sum(wanted * tf.math.log_softmax(y_pred), axis=-1)


class OfIntegers(keras.losses.Loss):
    def __init__(self, **kwargs):
        super().__init__(dtype="int64", **kwargs)

    def call(self, y_true, y_pred):
        return tf.reduce_sum(tf.one_hot(y_true, 4), axis=-1)


def train(model):
    model.compile("sgd", sparse, metrics=[is_a_metric])
    model.compile(optimizer="sgd", loss=[margin, cast_first, not_known, of_the_predictions])
