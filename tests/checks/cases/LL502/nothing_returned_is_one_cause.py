# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Forgotten(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(3)

    def call(self, x):  # -> LL502
        x = self.dense(x)


class OnlyForItsLoss(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(3)

    def call(self, x):
        self.add_loss(tf.reduce_mean(x))
        self.dense(x)  # -> LL205


class InAHelper(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(3)

    def call(self, x):  # -> LL502
        self.run(x)

    def run(self, x):
        self.dense(x)  # -> LL205
        return x
