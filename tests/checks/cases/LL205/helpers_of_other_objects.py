# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class OfAnotherObject(tf.keras.Model):
    def __init__(self, other, **kwargs):
        super().__init__(**kwargs)
        self.other = other
        self.blocks = [layers.Dense(3) for _ in range(3)]

    def _apply(self, block, x):
        return block(x)

    def call(self, x, training=None):
        for block in self.blocks:
            self._apply(block, x)  # -> LL205
        return self.other._apply(x)


class Aliases(tf.keras.Model):
    def __init__(self, other, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]
        self.same = self.blocks
        self.kinds = [layers.Dense, layers.Dense]
        self.either = [layers.Dense(3)] if other else [layers.Dense(4)]

    def call(self, x, training=None):
        for block in self.blocks:
            x = block(x)
        return x


class OfOneForEachTurn(tf.keras.Model):
    def __init__(self, other, **kwargs):
        super().__init__(**kwargs)
        self.other = other
        self.layer = layers.Dense(3)
        self.empty = []

    def call(self, x, training=None):
        for block in self.other:
            block(x)
        for block in self.empty:
            block(x)
        for block in self.other.blocks():
            block(x)
        for block in (self.layer, self.other):
            block.build(x)
        y = self.layer(x)  # -> LL205
        y = self.other(x)
        self.other(x)
        return y
