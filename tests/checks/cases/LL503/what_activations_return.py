# keras: 3
import tensorflow as tf


class Gate(tf.keras.layers.Layer):
    def __init__(self, activation="relu", choose=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = tf.keras.activations.get(activation)
        self.choose = choose

    def call(self, x):
        if self.activation(tf.reduce_max(x)) > 1:  # -> LL503
            return x
        if self.choose(x):
            return -x
        return x * 2.0
