# keras: 3
import keras
import numpy as np
import tensorflow as tf
from elsewhere import Aggregation, initializers, sizes
from keras import layers


class Weights(layers.Layer):
    def __init__(self, units, initializer=keras.initializers.Zeros(), **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.initializer = initializer
        self.size = 3

    def build(self, input_shape):
        batch, width = input_shape
        half = width / 2
        self.a = self.add_weight(shape=(width / 2, 3))  # -> LL114
        self.b = self.add_weight(shape=[2.0, 3])  # -> LL114
        self.c = self.add_weight(shape=(width // 2, 3))
        self.d = self.add_weight(shape=(half, 3))  # -> LL114
        self.e = self.add_weight(shape=(sizes / 2, 3))
        self.f = self.add_weight(shape=width)  # -> LL114
        self.g = self.add_weight(shape=input_shape[-1])  # -> LL114
        self.h = self.add_weight(shape=input_shape[1:])
        self.i = self.add_weight(shape=3)  # -> LL114
        self.j = self.add_weight(shape=self.size)  # -> LL114
        self.k = self.add_weight(shape=self.units)  # -> LL114
        self.l = self.add_weight(shape=sizes)
        self.m = self.add_weight(shape=(3,), aggregation=tf.VariableAggregation.MEAN)  # -> LL114
        self.n = self.add_weight(shape=(3,), aggregation=Aggregation.VariableAggregation.MEAN)
        self.o = self.add_weight(shape=(3,), aggregation="mean")
        self.p = self.add_weight(shape=(3,), initializer=1.0)  # -> LL114
        self.q = self.add_weight(shape=(3,), initializer=True)
        self.r = self.add_weight(shape=(3,), initializer=np.ones(3))
        self.s = self.add_weight(shape=(3,), initializer=self.initializer)
        self.t = self.add_weight(shape=(2.0 * 3,), initializer=initializers.get("zeros"))  # -> LL114
        self.y = self.add_weight(shape=(3,), getter=None)  # -> LL114
        self.z = self.add_weight(shape=(3,), experimental_autocast=False)  # -> LL114
        self.u = self.add_weight(shape=(3,), aggregation=tf.reduce_mean)
        self.v = self.add_weight(shape={3.0: 1})
        self.w = self.add_weight(shape=(width * 2.0, 3))  # -> LL114
        self.x = self.add_weight(shape=(2.0 if width else 3, 3))

    def call(self, x):
        return x
