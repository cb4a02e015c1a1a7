# keras: 2, 3
import tensorflow as tf


def chain(*functions):
    def run(x):
        for function in functions:
            x = function(x)
        return x

    return run


class Hidden(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.body = chain(tf.keras.layers.Dense(8), tf.nn.relu)  # -> LL209

    def call(self, x):
        return self.body(x)


class KeptBesides(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(8)
        self.body = chain(self.dense, tf.nn.relu)

    def call(self, x):
        return self.body(x)


class Functions(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.body = chain(tf.nn.relu, tf.nn.tanh, tf.keras.layers.ReLU())

    def call(self, x):
        return self.body(x)
