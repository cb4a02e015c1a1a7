# keras: 3
import tensorflow as tf
from tensorflow import keras


class RunsAnArgument(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    @tf.function  # -> LL508
    def call(self, inputs, act=None):
        return act(self.dense(inputs))


class RunsAMethodOfATensor(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    @tf.function  # -> LL508
    def call(self, inputs):
        outputs = self.dense(inputs)
        outputs.set_shape((None, 3))
        return outputs
