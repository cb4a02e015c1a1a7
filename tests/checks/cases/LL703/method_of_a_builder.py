# keras: 3
import keras
import tensorflow as tf


class Builder:
    def __init__(self, units):
        self.units = units

    def pool(self, x):
        return tf.reduce_max(x, axis=1)  # -> LL703

    def double(self, x):
        return keras.ops.add(x, x)

    def build(self):
        inputs = keras.layers.Input((8, 4))
        outputs = keras.layers.Dense(self.units)(self.pool(self.double(inputs)))
        return keras.Model(inputs, outputs)
