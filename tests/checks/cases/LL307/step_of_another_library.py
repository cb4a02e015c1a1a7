# keras: 2, 3
import tensorflow as tf


class Net(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)

    def training_step(self, data):  # -> LL307
        inputs, targets = data
        return {"loss": tf.reduce_mean(self(inputs) - targets)}


class Looped(tf.keras.Model):
    """An own loop hands over more than the data, or wants the loss alone."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)

    def training_step(self, inputs, targets):
        return {"loss": tf.reduce_mean(self(inputs) - targets)}

    def validation_step(self, data):
        inputs, targets = data
        return tf.reduce_mean(self(inputs) - targets)
