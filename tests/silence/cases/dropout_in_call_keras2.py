# keras: 2
# Dropout has no state in Keras 2.
import tensorflow as tf


class Drop(tf.keras.layers.Layer):
    def call(self, inputs, training=None):
        return tf.keras.layers.Dropout(0.5)(inputs, training=training)
