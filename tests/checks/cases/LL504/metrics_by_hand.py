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
        self.total.assign_add(f1_score(y_true, tf.round(y_pred)))

    def result(self):
        return np.sqrt(self.total)


def scores(model, data):
    metric = F1()
    for x, y in data:
        metric.update_state(y, model(x, training=False))
    return float(metric.result())
