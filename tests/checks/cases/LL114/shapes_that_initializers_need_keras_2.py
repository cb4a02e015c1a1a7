# keras: 2
import numpy as np
from elsewhere import make_initializer
from tensorflow import keras
from tensorflow.keras import layers


class Weights(layers.Layer):
    def __init__(self, initializer, **kwargs):
        super().__init__(**kwargs)
        self.initializer = keras.initializers.get(initializer)
        self.zeros = keras.initializers.Zeros()

    def build(self, input_shape):
        fixed = keras.initializers.Constant(3.0)
        self.a = self.add_weight(name="a", shape=3, initializer="zeros")
        self.b = self.add_weight(name="b", shape=3, initializer="glorot_uniform")  # -> LL114
        self.c = self.add_weight(name="c", shape=3)  # -> LL114
        self.d = self.add_weight(name="d", shape=3, initializer=None)  # -> LL114
        self.e = self.add_weight(name="e", shape=3, initializer=fixed)
        self.f = self.add_weight(name="f", shape=3, initializer=self.initializer)
        self.g = self.add_weight(name="g", shape=3, initializer=self.zeros)
        self.h = self.add_weight(name="h", shape=3, initializer=keras.initializers.HeNormal())  # -> LL114
        self.i = self.add_weight(name="i", shape=3, initializer=make_initializer())
        self.j = self.add_weight(name="j", shape=3, initializer=keras.initializers.get("zeros"))
        self.k = self.add_weight(name="k", shape=(3,), initializer=np.ones(3))  # -> LL114
        self.l = self.add_weight(name="l", shape=(3,), initializer=0)  # -> LL114
        self.m = self.add_weight(name="m", shape=(3,), initializer="xavier")  # -> LL114
        self.n = self.add_weight(name="a/b", shape=(3,), partitioner=None, getter=None)
        super().build(input_shape)

    def call(self, x):
        return x
