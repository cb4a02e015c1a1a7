# keras: 3
import tensorflow as tf


class A1(tf.keras.layers.Layer):
    def __init__(self, units, size=3, width: int = None, shape=(3,), other=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.size = size
        self.width = width
        self.shape = shape
        self.other = other

    def build(self, input_shape):
        self.a = self.add_weight(name="a", shape=self.units, initializer="ones")  # -> LL114
        self.b = self.add_weight(name="b", shape=self.size, initializer="ones")  # -> LL114
        self.c = self.add_weight(name="c", shape=self.width, initializer="ones")  # -> LL114
        self.d = self.add_weight(name="d", shape=self.shape, initializer="ones")
        self.e = self.add_weight(name="e", shape=self.other, initializer="ones")
        self.f = self.add_weight(name="f", shape=(self.units,), initializer="ones")
        self.g = self.add_weight(name="g", shape=(3,), aggregation=tf.VariableAggregation.MEAN)  # -> LL114
        self.h = self.add_weight(name="h", shape=(3,), aggregation="mean")
        self.i = self.add_weight(name=f"{self.name}/i", shape=(3,))  # -> LL114
        self.j = self.add_weight(name="j", shape=(3,), synchronization=tf.VariableSynchronization.AUTO)  # -> LL114
        super().build(input_shape)

    def call(self, x):
        return x * self.a + self.b + self.c + self.d + self.e + self.f + self.g + self.h + self.i + self.j
