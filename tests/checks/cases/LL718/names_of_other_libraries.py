# keras: 2, 3
import tensorflow as tf


class Dense(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = tf.keras.layers.Dense(3, kernel_initializer="xavier_uniform")  # -> LL718
        self.second = tf.keras.layers.Dense(3, kernel_initializer="kaiming_normal")  # -> LL718
        self.third = tf.keras.layers.Dense(3, kernel_initializer="he_normal")

    def call(self, x):
        return self.third(self.second(self.first(x)))
