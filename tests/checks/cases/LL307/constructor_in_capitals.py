# keras: 2, 3
import tensorflow as tf


class Capital(tf.keras.layers.Layer):
    def __Init__(self, units=3):  # -> LL307
        super().__init__()
        self.dense = tf.keras.layers.Dense(units)

    def call(self, x):
        return x


class Helper(tf.keras.layers.Layer):
    def Init(self):
        return 3

    def call(self, x):
        return x * self.Init()
