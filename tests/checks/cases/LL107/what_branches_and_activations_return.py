# keras: 2, 3
import tensorflow as tf


class Branches(tf.keras.layers.Layer):
    def __init__(self, activation="relu", **kwargs):
        super().__init__(**kwargs)
        self.activation = tf.keras.activations.get(activation)
        self.t = self.add_weight(name="t", shape=(), initializer="ones", trainable=False)
        self.m = self.add_weight(name="m", shape=(), initializer="ones", trainable=False)

    def call(self, x):
        def decayed():
            return self.t * 0.9

        self.t = tf.cond(tf.reduce_mean(x) > 0, decayed, lambda: self.t)  # -> LL107
        self.m = self.activation(self.m + tf.reduce_mean(x))  # -> LL107
        return x / self.t / self.m
