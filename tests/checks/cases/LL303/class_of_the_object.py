# keras: 2, 3
import tensorflow as tf


class Block(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super(self.__class__, self).__init__(**kwargs)  # -> LL303
        self.dense = tf.keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)


class Inner(Block):
    pass


class Named(tf.keras.layers.Layer):
    """The class is named."""

    def __init__(self, **kwargs):
        super(Named, self).__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)


class Dict(tf.keras.layers.Layer):
    def __init__(self, **params):
        super().__init__(params)  # -> LL303

    def call(self, inputs):
        return inputs
