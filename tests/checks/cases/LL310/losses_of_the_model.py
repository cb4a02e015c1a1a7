# keras: 2
import tensorflow as tf


class Added(tf.keras.Model):
    def build(self, input_shape):
        self.dense = tf.keras.layers.Dense(3)
        super().build(input_shape)  # -> LL310

    def call(self, inputs):
        outputs = self.dense(inputs)
        self.add_loss(tf.reduce_mean(outputs))
        return outputs


class Marked(tf.keras.Model):
    def build(self, input_shape):
        self.dense = tf.keras.layers.Dense(3)
        self.dense.build(input_shape)
        self.built = True

    def call(self, inputs):
        outputs = self.dense(inputs)
        self.add_loss(tf.reduce_mean(outputs))
        return outputs


class AddedIfAsked(tf.keras.Model):
    def __init__(self, penalty=False, **kwargs):
        super().__init__(**kwargs)
        self.penalty = penalty

    def build(self, input_shape):
        self.dense = tf.keras.layers.Dense(3)
        super().build(input_shape)  # -> LL310

    def call(self, inputs):
        outputs = self.dense(inputs)
        if self.penalty:
            self.add_loss(tf.reduce_mean(outputs))
        return outputs
