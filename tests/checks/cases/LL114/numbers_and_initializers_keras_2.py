# keras: 2
import numpy as np
import tensorflow as tf


class Fills(tf.keras.layers.Layer):
    def __init__(self, given="zeros", **kwargs):
        super().__init__(**kwargs)
        self.given = given
        self.table = np.ones(2)

    def build(self, input_shape):
        self.a = self.add_weight(name="a", shape=3)  # -> LL114
        self.b = self.add_weight(name="b", shape=3, initializer=None)  # -> LL114
        self.c = self.add_weight(name="c", shape=3, initializer="random_normal")  # -> LL114
        self.d = self.add_weight(name="d", shape=3, initializer="Zeros")
        self.e = self.add_weight(name="e", shape=3, initializer=tf.keras.initializers.RandomNormal())  # -> LL114
        self.f = self.add_weight(name="f", shape=3, initializer=tf.keras.initializers.Zeros())
        self.g = self.add_weight(name="g", shape=3, initializer=tf.keras.initializers.get(self.given))
        self.h = self.add_weight(name="h", shape=3, initializer=self.given)
        self.i = self.add_weight(name="i", shape=(2,), initializer=np.ones(2))  # -> LL114
        self.j = self.add_weight(name="j", shape=(2,), initializer=tf.constant([1.0, 2.0]))  # -> LL114
        self.k = self.add_weight(name="k", shape=(2,), initializer=tf.constant_initializer(1.0))
        self.m = self.add_weight(name="m", shape=(2,), autocast=False)
        self.n = self.add_weight(name="n", shape=(2,), aggregation=tf.VariableAggregation.MEAN)
        self.o = self.add_weight(name="o/p", shape=(2,))
        self.q = self.add_weight(name="q", shape=(2,), use_resource=True)
        self.r = self.add_weight(name="r", shape=(2,), initialiser="zeros")  # -> LL114

    def call(self, inputs):
        return inputs * self.a
