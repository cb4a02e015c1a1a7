# keras: 2, 3
# Functions in attributes that run layers: those of the constructor, of `self`, and new ones.
import tensorflow as tf
from tensorflow.keras import layers


class TwoInAFunction(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        first, second = layers.Dense(4), layers.Dense(4)

        def run(x):
            for layer in (first, second):
                x = layer(x)
            return x

        self.run = run  # -> LL209

    def call(self, x):
        return self.run(x)


class TrackedOnes(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(4), layers.Dense(4)]

        def run(x):
            for layer in self.blocks:
                x = layer(x)
            return x

        self.run = run

    def call(self, x):
        return self.run(x)


class RunsItsCall(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        dense = layers.Dense(4)
        self.run = lambda x: dense.call(x)  # -> LL209

    def call(self, x):
        return self.run(x)


class BesideAFunction(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        dense = layers.Dense(4)

        def show(x):
            print(dense(x))

        def run(x):
            return tf.tanh(x)

        self.run = run
        self.dense = dense
        self.shown = show

    def call(self, x):
        return self.dense(self.run(x))
