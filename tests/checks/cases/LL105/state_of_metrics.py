# keras: 2, 3
import tensorflow as tf
from tensorflow.keras.metrics import Mean, Metric


class Confusion(Metric):
    def __init__(self, classes, name="confusion", **kwargs):
        super().__init__(name=name, **kwargs)
        self.classes = classes
        self.matrix = None
        self.kept = None

    def update_state(self, y_true, y_pred, sample_weight=None):
        true = tf.argmax(y_true, axis=-1)
        self.matrix = tf.math.confusion_matrix(true, tf.argmax(y_pred, axis=-1), self.classes)  # -> LL105
        self.kept = tf.reduce_sum(y_true)

    def result(self):
        return tf.linalg.trace(self.matrix)


class Kept(Metric):
    def __init__(self, name="kept", **kwargs):
        super().__init__(name=name, **kwargs)
        self.batches = []
        self.sizes = []

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.batches.append(y_pred)  # -> LL105
        self.sizes.append(y_pred.shape[-1])

    def result(self):
        return tf.reduce_mean(tf.concat(self.batches, 0)) + self.sizes[0]


class KeptByAHelper(Metric):
    def __init__(self, name="kept", **kwargs):
        super().__init__(name=name, **kwargs)
        self.last = None

    def update_state(self, y_true, y_pred, sample_weight=None):
        self._keep(y_pred)

    def _keep(self, values):
        self.last = tf.reduce_sum(values)  # -> LL105

    def result(self):
        return self.last


class Norm(Mean):
    def update_state(self, y_true, y_pred, sample_weight=None):
        norm = tf.norm(y_pred)
        return super().update_state(norm)
