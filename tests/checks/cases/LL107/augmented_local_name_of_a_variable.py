# keras: 3
import tensorflow as tf
import keras


class Mixed(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.v = tf.Variable(1.0)  # -> LL104
        self.w = self.add_weight(name="w", shape=())

    def call(self, x):
        v = self.v
        v += 1.0  # -> LL107
        w = self.w
        w += 1.0
        return x * v * w
