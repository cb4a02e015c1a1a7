# keras: 2, 3
import tensorflow as tf
import tf_keras


class Matrix(tf_keras.metrics.Metric):
    def __init__(self, classes, **kwargs):
        super().__init__(**kwargs)
        self.matrix = self.add_weight(name="matrix", shape=(classes, classes), initializer="zeros")  # -> LL613

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.matrix.assign_add(tf.matmul(y_true, y_pred, transpose_a=True))

    def result(self):
        return tf.linalg.trace(self.matrix)


def network():
    x = tf_keras.Input((3,))
    return tf_keras.Model(x, tf.abs(x))
