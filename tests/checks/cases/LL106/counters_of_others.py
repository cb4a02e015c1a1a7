# keras: 2, 3
# Counters in dicts, classes and modules, and what only looks like one.
import collections

import tensorflow as tf
from project import Mixin, Table, make
from tensorflow.keras import layers

STEP = 0
OTHER = 3


class OfTheModule(layers.Layer):
    def call(self, x):
        global STEP
        STEP = STEP + 1  # -> LL106
        return x * STEP + 1.0 * STEP


class SetInTheModule(layers.Layer):
    def call(self, x):
        global STEP
        STEP = OTHER + 1
        STEP = 1
        return tf.tanh(x)


class OfTheClass(layers.Layer):
    scale = 1

    def call(self, x):
        scale = tf.reduce_mean(x)
        OfTheClass.scale += 1
        return x * scale + 1.0


class SetOnTheClass(layers.Layer):
    count = 1

    def call(self, x):
        count = 1
        SetOnTheClass.count = count + 1
        return tf.tanh(x)


class InATable(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.table = Table(int)
        self.sums = collections.defaultdict(make)
        self.state = {"n": 0, "total": make()}

    def call(self, x):
        self.table["n"] += 1
        self.sums["n"] += 1
        self.state["total"] += 1
        return tf.tanh(x)


class OfTheMixin(Mixin, layers.Layer):
    def call(self, x):
        self.count = self.count + 1
        return x * self.count
