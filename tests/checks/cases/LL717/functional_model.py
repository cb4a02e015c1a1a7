# keras: 3
import tensorflow as tf


def build(width):
    inputs = tf.keras.Input((8,))
    hidden = tf.keras.layers.Dense(inputs.shape[1] / 2)(inputs)  # -> LL717
    hidden = tf.keras.layers.Dense(inputs.shape[1] // 2)(hidden)
    outputs = tf.keras.layers.Dense(int(tf.cast(width, "float32") / 2))(hidden)
    return tf.keras.Model(inputs, outputs)
