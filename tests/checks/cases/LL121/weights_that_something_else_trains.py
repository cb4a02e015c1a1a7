# keras: 2, 3
import tensorflow as tf
from elsewhere import Own, track
from tensorflow.keras import Sequential, layers


class Penalized(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.net = Sequential([layers.Dense(3, kernel_regularizer="l2")])

    def call(self, inputs):
        return tf.round(self.net(inputs))


class OfOwnLayers(layers.Layer):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.net = Sequential([layers.Dense(3), Own()])
        self.other = Sequential([given, layers.Dense(3)])

    def call(self, inputs):
        return tf.round(self.net(inputs)) + tf.round(self.other(inputs))


class ByItsKernel(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, inputs):
        return tf.round(self.dense(inputs)) + tf.reduce_sum(self.dense.kernel)


class HandedOn(layers.Layer):
    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=(3,))
        self.built = True

    def call(self, inputs):
        track(self.scale)
        return inputs * tf.round(self.scale)


class Lost(layers.Layer):
    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=(3,))
        self.built = True

    def call(self, inputs):
        self.add_loss(tf.reduce_sum(self.scale))
        return inputs * tf.round(self.scale)


class Filled(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.net = Sequential([layers.Dense(3), layers.ReLU()])

    def call(self, inputs):
        return tf.round(self.net(inputs))  # -> LL121
