# keras: 2, 3
import tensorflow as tf


class Certain(tf.keras.regularizers.Regularizer):
    def init(self, rate):  # -> LL622
        self.rate = rate

    def __call__(self, x):
        return self.rate * tf.reduce_mean(tf.square(x))

    def get_config(self):
        return {}


class Prepared(tf.keras.regularizers.Regularizer):
    rate = 0.1

    def init(self, rate):
        self.rate = rate

    def __call__(self, x):
        return self.rate * tf.reduce_mean(tf.square(x))

    def get_config(self):
        return {}


def make():
    prepared = Prepared()
    prepared.init(0.3)
    return tf.keras.layers.Dense(2, kernel_regularizer=Certain(0.2), bias_regularizer=prepared)
