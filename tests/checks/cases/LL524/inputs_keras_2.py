# keras: 2
import tensorflow as tf


class Turned(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs.permute(0, 2, 1)  # -> LL524


class Longer(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs.unsqueeze(1)  # -> LL524
