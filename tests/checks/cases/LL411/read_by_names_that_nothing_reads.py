# keras: 2, 3
import tensorflow as tf


class Doubled(tf.keras.layers.Layer):
    def __init__(self, rate=0.1, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate  # -> LL411
        doubled = rate * 2
        self.dense = tf.keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)


class ReadTwice(tf.keras.layers.Layer):
    def __init__(self, rate=0.1, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate
        doubled = rate * 2
        self.dropout = tf.keras.layers.Dropout(doubled)

    def call(self, inputs):
        return self.dropout(inputs)
