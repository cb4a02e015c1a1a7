# keras: 2
import tensorflow as tf
from tensorflow import keras


class WithoutLosses(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    @tf.function
    def call(self, inputs):
        return self.dense(inputs)


class Wrapped(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)
        self.call = tf.function(self.call)

    def call(self, inputs):
        return self.dense(inputs)


class WithLosses(keras.layers.Layer):
    @tf.function  # -> LL508
    def call(self, inputs):
        if tf.reduce_sum(inputs) > 0.0:
            self.add_loss(tf.reduce_sum(inputs))
        return inputs


class WrappedWithLosses(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.call = tf.function(self.call)  # -> LL508

    def call(self, inputs):
        self.add_loss(tf.reduce_sum(inputs))
        return inputs
