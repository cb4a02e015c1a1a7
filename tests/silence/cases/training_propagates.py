# keras: 2, 3
# Belief: training= must be passed to each sublayer.
import tensorflow as tf


class Block(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm = tf.keras.layers.BatchNormalization()
        self.drop = tf.keras.layers.Dropout(0.5)

    def call(self, inputs):
        return self.drop(self.norm(inputs))


class Net(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.block = Block()
        self.head = tf.keras.layers.Dense(2)

    def call(self, inputs, training=None):
        return self.head(self.block(inputs))
