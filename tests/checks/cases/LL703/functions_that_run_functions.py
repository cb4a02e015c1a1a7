# keras: 3
import numpy as np
import tensorflow as tf


def build():
    x = tf.keras.layers.Input(shape=(2,))
    y = tf.numpy_function(np.sin, [x], tf.float32)  # -> LL703
    z = tf.map_fn(tf.math.square, x)  # -> LL703
    return tf.keras.Model(x, [tf.keras.layers.Dense(1)(y), z])


def of_values(rows):
    return tf.numpy_function(np.sin, [rows], tf.float32)
