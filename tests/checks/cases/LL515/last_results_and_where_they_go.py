# keras: 2, 3
# The last thing that `call` computes: lost, kept elsewhere, or not computed from what is returned.
from abc import abstractmethod

import tensorflow as tf
from tensorflow.keras import layers


class Abstract(layers.Layer):
    @abstractmethod
    def call(self, x):
        y = tf.tanh(x)
        return x


class Nothing(layers.Layer):
    def call(self, x):
        raise NotImplementedError


class Same(layers.Layer):
    def call(self, x):
        return x


class UnusedBeside(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def call(self, x):
        y = tf.add(x, 1.0)
        return self.dense(x)


class KeptOnSelf(layers.Layer):
    def call(self, x):
        self.last_shape = tf.shape(x)
        return x


class Stacked(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(4), layers.Dense(4)]
        self.first = layers.Dense(4)


class Chained(Stacked):
    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x


class PrintsInTheLoop(Stacked):
    def call(self, x):
        y = x
        for block in self.blocks:
            tf.print("block")
            y = block(y)  # -> LL515
        return x


class OfAnotherName(Stacked):
    def call(self, inputs):
        x = inputs
        y = x
        for block in self.blocks:
            y = block(y)  # -> LL515
        return x


class AddsLosses(Stacked):
    def call(self, x):
        y = x
        for block in self.blocks:
            y = block(y)
            self.add_loss(tf.reduce_sum(y))
        return x


class InTwoSteps(Stacked):
    def call(self, x):
        y = x
        for block in self.blocks:
            z = block(y)
            y = z  # -> LL515
        return x


class InAnInnerFunction(layers.Layer):
    def call(self, x):
        def doubled(y):
            tf.transpose(y)  # -> LL515
            return 2.0 * y

        return doubled(x)
