# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers
class A(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3) for _ in range(3)]
    def call(self, x, training=None):
        for block in self.blocks:
            block(x)  # -> LL205
        return x


class ByAHelper(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3) for _ in range(3)]

    def _apply(self, block, x):
        return block(x)

    def call(self, x, training=None):
        for block in self.blocks:
            self._apply(block, x)  # -> LL205
        return x


class UsedByTheHelper(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3) for _ in range(3)]
        self.seen = []

    def _apply(self, block, x):
        self.add_loss(tf.reduce_sum(block(x)))

    def call(self, x, training=None):
        for block in self.blocks:
            self._apply(block, x)
        return x


class UsedOnce(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3) for _ in range(3)]

    def _apply(self, block, x):
        return block(x)

    def call(self, x, training=None):
        y = x
        for block in self.blocks:
            self._apply(block, x)
            y = self._apply(block, y)
        return y
