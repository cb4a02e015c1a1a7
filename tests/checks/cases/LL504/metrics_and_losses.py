# keras: 2, 3
import numpy as np
import tensorflow as tf
from sklearn.metrics import f1_score
from tensorflow import keras


class F1(keras.metrics.Metric):
    def __init__(self, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.total = self.add_weight(name="total", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.total.assign_add(f1_score(y_true, tf.round(y_pred)))  # -> LL504

    def result(self):
        return np.sqrt(self.total)  # -> LL504


class Distance(keras.losses.Loss):
    def call(self, y_true, y_pred):
        return tf.reduce_mean(np.square(y_true - y_pred))  # -> LL504


def distance(y_true, y_pred):
    return np.mean(tf.abs(y_true - y_pred)) * np.prod(y_pred.shape[1:])  # -> LL504


def outside_the_graph(y_true, y_pred):
    return tf.py_function(lambda a, b: f1_score(a, b), [y_true, y_pred], tf.float32)


def by_hand(y_true, y_pred):
    return np.mean(np.abs(y_true - y_pred))


model = keras.Sequential([keras.layers.Dense(1)])
model.compile("sgd", loss=distance, metrics=[outside_the_graph])
