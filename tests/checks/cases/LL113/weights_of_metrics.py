# keras: 3
import tensorflow as tf


class Total(tf.keras.metrics.Metric):
    def __init__(self, name="total", **kwargs):
        super().__init__(name=name, **kwargs)
        self.total = self.add_weight("total", initializer="zeros")  # -> LL113
        self.parts = self.add_weight("parts", shape=(3,), initializer="zeros")  # -> LL113
        self.all = self.add_weight("all", (3,), initializer="zeros")  # -> LL113
        self.count = self.add_weight(name="count", initializer="zeros")
        self.other = self.add_weight((), "zeros", name="other")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.total.assign_add(tf.reduce_sum(y_pred))

    def result(self):
        return self.total


class Own(tf.keras.metrics.Metric):
    def __init__(self, name="own", **kwargs):
        super().__init__(name=name, **kwargs)
        self.total = self.add_weight("total")

    def add_weight(self, name):
        return super().add_weight(name=name, initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.total.assign_add(tf.reduce_sum(y_pred))

    def result(self):
        return self.total


class WithItsAggregation(tf.keras.metrics.Metric):
    def __init__(self, name="third", **kwargs):
        super().__init__(name=name, **kwargs)
        self.total = self.add_weight("total", (), None, initializer="zeros")  # -> LL113

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.total.assign_add(tf.reduce_mean(y_pred))

    def result(self):
        return self.total
