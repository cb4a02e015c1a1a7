# keras: 3
import tensorflow as tf
from tensorflow import keras


class OfTheParent(keras.layers.Dense):
    def call(self, inputs):
        return tf.matmul(inputs, self.kernel.read_value()) + self.bias  # -> LL704


class OfTheParentInBuild(keras.layers.LSTMCell):
    def build(self, input_shape):
        super().build(input_shape)
        self.units_of_kernel = self.recurrent_kernel.get_shape()[0]  # -> LL704


class OfASublayer(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)
        self.norm = keras.layers.BatchNormalization()

    def call(self, inputs, training=None):
        outputs = self.norm(self.dense(inputs), training=training)
        self.add_loss(tf.reduce_sum(self.dense.kernel.read_value() ** 2))  # -> LL704
        return outputs * self.norm.moving_mean.value()  # -> LL704


class WhatBothHave(keras.layers.Dense):
    def call(self, inputs):
        return tf.matmul(inputs, tf.convert_to_tensor(self.kernel)) + self.bias.value


class Replaced(keras.layers.Dense):
    def build(self, input_shape):
        self.kernel = tf.Variable(tf.ones((input_shape[-1], self.units)))  # -> LL104  # -> LL306
        self.built = True

    def call(self, inputs):
        return tf.matmul(inputs, self.kernel.read_value())


class OfOneOfTwo(keras.layers.Layer):
    def __init__(self, own, **kwargs):
        super().__init__(**kwargs)
        self.dense = own if own is not None else keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs) * tf.reduce_sum(self.dense.kernel.read_value())
