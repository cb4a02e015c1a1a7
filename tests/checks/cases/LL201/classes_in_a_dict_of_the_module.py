# keras: 2, 3
import functools

from tensorflow.keras import layers

KINDS = {"dense": layers.Dense, "conv": layers.Conv1D, "flat": layers.Flatten}
REPLACED = {"dense": layers.Dense}
REPLACED["dense"] = layers.Flatten
make = functools.partial(layers.Dense, activation="relu")


class InCall(layers.Layer):
    def call(self, inputs):
        x = KINDS["flat"]()(inputs)
        x = REPLACED["dense"]()(x)
        x = KINDS["dense"](3)(x)  # -> LL201
        return make(3)(x)  # -> LL201


class InConstructor(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = KINDS["dense"](3)
        self.last = make(3)

    def call(self, inputs):
        return self.last(self.dense(inputs))
