# keras: 2
# `super().build` of a model runs `call` once: what stays of that, and where it is something else.
import tensorflow as tf
from tensorflow import keras


class KeepsATensor(keras.Model):
    def build(self, input_shape):
        self.dense = keras.layers.Dense(4)
        super().build(input_shape)  # -> LL310

    def call(self, x):
        self.last = self.dense(x)  # -> LL105
        return self.last


class CountsCalls(keras.Model):
    def build(self, input_shape):
        self.dense = keras.layers.Dense(4)
        self.sizes = {}
        super().build(input_shape)

    def call(self, x):
        self.sizes["last"] = x
        return self.dense(x)


class AddsALoss(keras.Model):
    def build(self, input_shape):
        self.dense = keras.layers.Dense(4)
        super().build(input_shape)  # -> LL310

    def call(self, x):
        self.add_loss(tf.reduce_mean(x))
        return self.dense(x)


class AddsAFunction(keras.Model):
    def build(self, input_shape):
        self.dense = keras.layers.Dense(4)
        super().build(input_shape)

    def call(self, x):
        self.add_loss(lambda: 0.0)  # -> LL604
        return self.dense(x)


class NeedsTwo(keras.Model):
    def build(self, input_shape):
        self.dense = keras.layers.Dense(4)
        super().build(input_shape)  # -> LL310

    def call(self, x, scale, training):
        return self.dense(x) * scale


class ALayer(keras.layers.Layer):
    def build(self, input_shape):
        self.dense = keras.layers.Dense(4)
        super().build(input_shape)

    def call(self, x):
        return self.dense(x)


class WithoutCall(keras.Model):
    def build(self, input_shape):
        self.dense = keras.layers.Dense(4)
        super().build(input_shape)


class WithoutBuild(keras.Model):
    def call(self, x):
        return 2.0 * x
