# keras: 2
# AutoGraph converts `if tensor` in call, in Keras 2 only.
import tensorflow as tf


class Clip(tf.keras.layers.Layer):
    def call(self, inputs):
        if tf.reduce_sum(inputs) > 0.0:
            return inputs
        for row in tf.range(3):
            inputs = inputs + tf.cast(row, inputs.dtype)
        return inputs
