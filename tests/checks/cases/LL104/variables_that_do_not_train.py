# keras: 3
import tensorflow as tf


class Count(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.count = tf.Variable(0.0, trainable=False)  # -> LL104
        self.steps = tf.Variable(0, False)  # -> LL104
        self.scale = tf.Variable(1.0, trainable=True)  # -> LL104

    def call(self, inputs):
        self.count.assign_add(1.0)
        self.steps.assign_add(1)
        return inputs * self.scale
