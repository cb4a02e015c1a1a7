# keras: 3
import tensorflow as tf
from keras import layers


class Waits(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.started = self.add_weight(name="started", shape=(), trainable=False)
        self.flag = self.add_weight(name="flag", shape=(), dtype="bool")
        self.loud = self.add_weight(name="loud", shape=(), trainable=True)
        self.on = tf.Variable(False)  # -> LL104
        self.scale = self.add_weight(name="scale", shape=(4,))  # -> LL110
        self.ready = False

    def call(self, x):
        if self.started:  # not LL120, but  # -> LL503
            self.scale.assign(tf.reduce_mean(x, 0))
        if self.flag:  # -> LL503
            self.scale.assign(tf.reduce_mean(x, 0))
        if self.loud:  # -> LL503
            self.scale.assign(tf.reduce_mean(x, 0))
        if self.on:
            self.scale.assign(tf.reduce_mean(x, 0))
        if not self.ready:
            self.scale.assign(tf.reduce_mean(x, 0))
            self.ready = True  # -> LL106
        return x * self.scale
