# keras: 2, 3
# Belief: any layer created in call is a bug. Layers without state are fine there.
import tensorflow as tf


class Join(tf.keras.layers.Layer):
    def call(self, inputs):
        joined = tf.keras.layers.Concatenate()([inputs, inputs])
        flat = tf.keras.layers.Flatten()(joined)
        return tf.keras.layers.Activation("relu")(tf.keras.layers.ReLU()(flat))
