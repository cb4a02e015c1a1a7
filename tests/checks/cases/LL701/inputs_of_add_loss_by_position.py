# keras: 3
import tensorflow as tf
from tensorflow.keras.layers import Layer


class Penalty(Layer):
    def call(self, x):
        self.add_loss(tf.reduce_sum(x), x)  # -> LL701
        return x


class WithoutInputs(Layer):
    def call(self, x):
        self.add_loss(tf.reduce_sum(x))
        return x


class OwnMethod(Layer):
    def add_loss(self, loss, weight=1.0):
        super().add_loss(weight * loss)

    def call(self, x):
        self.add_loss(tf.reduce_sum(x), 0.5)
        return x
