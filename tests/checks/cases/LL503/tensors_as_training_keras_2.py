# keras: 2
import tensorflow as tf
from tensorflow import keras


class Frozen(keras.layers.BatchNormalization):
    def call(self, x, training=False):
        training = tf.logical_and(training, self.trainable)
        return super().call(x, training)


class ByKeyword(keras.layers.Dropout):
    def call(self, inputs, training=None):
        return super().call(inputs, training=tf.cast(training, tf.bool))


class Parts(keras.layers.Layer):
    def __init__(self, rate=0.5, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate
        self.dense = keras.layers.Dense(3)
        self.drop = keras.layers.Dropout(rate)
        self.norm = keras.layers.BatchNormalization()
        self.step = self.add_weight(name="step", shape=(), trainable=False)

    def call(self, x, training=None):
        x = self.drop(self.dense(x), training=self.step > 1.0)
        return self.norm(x, training=training)

    def get_config(self):
        return {**super().get_config(), "rate": self.rate}


class Flags(Parts):
    def call(self, x, training=None):
        on = bool(training and self.trainable)
        x = self.drop(self.dense(x), training=on)
        return self.norm(x, training=training and self.trainable)


class Between(keras.layers.BatchNormalization):
    def call(self, x, training=None):
        return super().call(x, training=training if isinstance(training, bool) else None)


class OverBetween(Between):
    def call(self, x, training=None):
        return super().call(x, tf.logical_and(training, True))
