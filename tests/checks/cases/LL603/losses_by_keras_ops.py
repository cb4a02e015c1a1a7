# keras: 3
import keras
from keras import ops


class Split(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def call(self, x):
        mean, spread = ops.split(self.dense(x), 2, axis=-1)
        self.add_loss(ops.square(mean))  # -> LL603
        self.add_loss(ops.mean(ops.square(spread)))
        return mean


class Squared(keras.layers.Layer):
    def call(self, x):
        self.add_loss(ops.sum(ops.square(x), axis=1))  # -> LL603
        return x


class OfATable(keras.layers.Layer):
    """The table has one row for all examples."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)

    def call(self, x):
        self.add_loss(self.dense(ops.ones((1, 1))))
        return x
