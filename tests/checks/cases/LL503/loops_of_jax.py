# keras: 3
import os

os.environ["KERAS_BACKEND"] = "jax"

import keras
from keras import ops


class Looped(keras.layers.Layer):
    def call(self, inputs):
        rows = ops.transpose(inputs)
        first, *_ = rows
        total = ops.zeros_like(first) + len(rows)
        for row in rows:
            total = total + row
        return total + sum(rows)


class Tested(keras.layers.Layer):
    def call(self, inputs):
        if ops.sum(inputs) > 0:  # -> LL503
            return inputs
        return -inputs
