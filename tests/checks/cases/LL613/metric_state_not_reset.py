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


class OfAKnownShape(Metric):
    def __init__(self, shape, keeper, **kwargs):
        super().__init__(**kwargs)
        self.named = self.add_weight(name="named", shape=shape, initializer="zeros")
        self.bare = self.add_weight(name="bare", initializer="zeros")
        self.kept = keeper.add_weight(name="kept", shape=[3], initializer="zeros")
        self.count = super().add_weight(name="count", shape=[3], initializer="zeros")  # -> LL613
        self.other = self.add_weight(name="other", shape=[4], initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.count.assign_add(tf.reduce_sum(y_pred, 0))

    def result(self):
        return tf.reduce_sum(self.count)


class Reset(Matrix):
    def reset_state(self):
        self.matrix.assign(tf.zeros_like(self.matrix))


class ItsOwn(Metric):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.count = self.add_weight(name="count", shape=(3,), initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.count.assign_add(tf.reduce_sum(y_pred, 0))

    def result(self):
        return tf.reduce_sum(self.count)

    def reset_state(self):
        self.count.assign(tf.zeros((3,)))


class OfAMean(Mean):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seen = self.add_weight(name="seen", shape=(3,), initializer="zeros")
