# keras: 2, 3
# Belief: layers assigned before super().__init__() are lost. In a Layer they are tracked.
import tensorflow as tf


class Late(tf.keras.layers.Layer):
    def __init__(self, units=3, **kwargs):
        self.units = units
        self.dense = tf.keras.layers.Dense(units)
        self.more = [tf.keras.layers.Dense(units)]
        super().__init__(**kwargs)

    def call(self, inputs):
        return self.more[0](self.dense(inputs))
