# keras: 3
import tensorflow as tf


class Makes(tf.keras.layers.Layer):
    @tf.function  # -> LL508
    def call(self, x):
        return tf.keras.layers.Dense(3)(x)  # -> LL201
