# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Stack(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [keras.layers.Dense(units) for _ in range(3)]


class Lost(Stack):
    def call(self, inputs):
        x = inputs
        for block in self.blocks:
            x = tf.nn.relu(block(x))  # -> LL515
        return inputs


class ReturnedFromTheLoop(Stack):
    def call(self, inputs):
        x = inputs
        for block in self.blocks:
            x = block(x)
        return x


class AddsLosses(Stack):
    def call(self, inputs):
        x = inputs
        for block in self.blocks:
            self.add_loss(tf.reduce_mean(x))
            x = block(x)
        return inputs


class Collected(Stack):
    def call(self, inputs):
        x, seen = inputs, []
        for block in self.blocks:
            x = block(x)
            seen.append(x)
        self.add_loss(tf.reduce_mean(seen[-1]))
        return inputs


class Residual(Stack):
    def call(self, inputs):
        x = inputs
        for block in self.blocks:
            x = block(x)
        inputs = inputs + x
        return inputs


class Broken(Stack):
    def call(self, inputs):
        x = inputs
        for block in self.blocks:
            if block.name == "last":
                break
            x = block(x)
            self.last = x
        return inputs
