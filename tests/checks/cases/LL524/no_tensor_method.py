# keras: 2, 3
import keras
import numpy as np
import tensorflow as tf


class Attention(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.score = tf.keras.layers.Dense(1)
        self.sizes = np.ones(3)

    def call(self, inputs):
        weights = tf.nn.softmax(self.score(inputs), axis=1)
        total = (weights * inputs).sum(axis=1)  # -> LL524
        if isinstance(weights, np.ndarray):
            total += weights.sum()
        wide = tf.expand_dims(total, 1).view(-1, 4)  # -> LL524
        return tf.concat([total, wide], -1) + self.sizes.sum()


class Later(tf.keras.layers.Layer):
    def call(self, inputs):
        scores = tf.exp(inputs)
        scores = scores.permute(0, 2, 1)  # -> LL524
        numbers = np.arange(3).sum()
        rows = tf.data.Dataset.from_tensor_slices([1, 2]).take(1)
        return scores * numbers, rows.view()


class OfAnyBackend(keras.layers.Layer):
    def call(self, inputs):
        scores = keras.ops.exp(inputs)
        return scores.sum(axis=1)


class Old(tf.keras.layers.Layer):
    def call(self, x):
        return tf.reduce_mean(tf.square(x), axis=1).dimshuffle(0, "x")  # -> LL524


def loss(y_true, y_pred):
    error = tf.square(y_true - y_pred)
    return error.sum(axis=-1)  # -> LL524


def make():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", loss=loss)
    return model
