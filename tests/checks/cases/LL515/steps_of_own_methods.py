# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class Stack(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]


class OnlyComputes(Stack):
    def call(self, x):
        y = x
        for block in self.blocks:
            y = self.step(block, y)  # -> LL515
        return x

    def step(self, block, y):
        z = block(y)
        return z


class AddsALoss(Stack):
    def call(self, x):
        y = x
        for block in self.blocks:
            y = self.step(block, y)
        return x

    def step(self, block, y):
        self.add_loss(tf.reduce_sum(y))
        return block(y)


class Keeps(Stack):
    def call(self, x):
        y = x
        for block in self.blocks:
            y = self.step(block, y)
        return x

    def step(self, block, y):
        self.last = block(y)  # -> LL105
        return self.last


class LambdaThatReadsTheCopy(Stack):
    def call(self, x):
        y = x
        for block in self.blocks:
            show = lambda: tf.print(y)
            show()
            y = block(y)
        return x


class Discarded(Stack):
    def call(self, x):
        self.flipped(x)  # -> LL515
        self.flipped_with_a_loss(x)
        return self.blocks[0](x) + self.blocks[1](x)

    def flipped(self, x):
        return tf.transpose(x)

    def flipped_with_a_loss(self, x):
        self.add_loss(tf.reduce_sum(x))
        return tf.transpose(x)
