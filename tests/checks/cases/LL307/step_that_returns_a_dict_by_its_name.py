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
        return dict(loss=tf.reduce_mean(self(inputs) - targets))

    def validation_step(self, data):
        inputs, targets = data
        return list([tf.reduce_mean(self(inputs) - targets)])


class Paired(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)

    def training_step(self, data):  # -> LL307
        inputs, targets = data
        return dict([("loss", tf.reduce_mean(self(inputs) - targets))])
