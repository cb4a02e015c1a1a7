# keras: 3
import keras
import tensorflow as tf


class Steps(keras.layers.Layer):
    def call(self, x):
        k = tf.keras.layers
        return k.Dense(3)(x)  # -> LL201


class Given(keras.layers.Layer):
    def __init__(self, own=None, **kwargs):
        super().__init__(**kwargs)
        k = keras.layers
        self.dense = k.Dense(3)
        self.own = own

    def call(self, x):
        k = self.own
        ops = keras.ops
        return ops.relu(k.Dense(3)(self.dense(x)))
