# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import Input, Model, layers


class Penalized(layers.Layer):
    def __init__(self, rate, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate
        self.first = self.add_weight(name="first", shape=(3,))
        self.add_loss(tf.reduce_sum(self.first))  # -> LL601
        super().add_loss(tf.reduce_sum(self.first))  # -> LL601

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.penalize()
        self.built = True

    def penalize(self):
        self.add_loss(tf.reduce_sum(self.w))

    def reset(self):
        self.add_loss(tf.reduce_sum(self.w))

    def call(self, inputs):
        self.penalize()
        self.add_loss(self.rate * tf.reduce_sum(inputs))
        return inputs * self.w


class Functional(Model):
    def __init__(self, **kwargs):
        image = Input((3,))
        output = layers.Dense(3)(image)
        super().__init__(image, output, **kwargs)
        self.add_loss(output)


class OfFunctions(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.add_loss(self.losses_of(tf.ones(3)))  # -> LL601
        self.losses.append(tf.reduce_sum(self.w))
        self.built = True

    def losses_of(self, factor):
        return tf.reduce_sum(self.w * factor)

    def call(self, inputs):
        return inputs * self.w
