# keras: 2
import tensorflow as tf
from tensorflow.keras.metrics import Mean, Metric


class Matrix(Metric):
    def __init__(self, classes, **kwargs):
        super().__init__(**kwargs)
        self.matrix = self.add_weight(name="matrix", shape=(classes, classes), initializer="zeros")  # -> LL613

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.matrix.assign_add(tf.matmul(y_true, y_pred, transpose_a=True))

    def result(self):
        return tf.linalg.trace(self.matrix)


class Number(Metric):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.total = self.add_weight(name="total", shape=(), initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.total.assign_add(tf.reduce_sum(y_pred))

    def result(self):
        return self.total


class OfAnother(Mean):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seen = self.add_weight(name="seen", shape=(3,), initializer="zeros")

    def reset_states(self):
        super().reset_states()
        self.seen.assign(tf.zeros((3,)))
