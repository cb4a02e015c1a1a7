# keras: 3
import tensorflow as tf


class Count(tf.keras.metrics.Metric):
    def __init__(self, name="count", **kwargs):
        super().__init__(name=name, **kwargs)
        self.few = self.add_weight(name="few", dtype=tf.int32)  # -> LL114
        self.none = self.add_weight(name="none", initializer=None)  # -> LL114
        self.sum = self.add_weight(name="sum", initializer="zeros", aggregation=tf.VariableAggregation.SUM)  # -> LL114
        self.read = self.add_weight(  # -> LL114
            name="read", initializer="zeros", synchronization=tf.VariableSynchronization.ON_READ
        )
        self.flat = self.add_weight(name="flat", shape=None, initializer="zeros")  # -> LL114
        self.good = self.add_weight(name="good", initializer=tf.zeros_initializer())
        self.more = self.add_weight((), "zeros", name="more")
        self.given = self.add_weight(name="given", **kwargs)

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.few.assign_add(1)

    def result(self):
        return self.few


class Layered(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))

    def call(self, x):
        return x * self.w
