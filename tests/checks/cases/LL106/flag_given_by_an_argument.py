# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class A(layers.Layer):
    def __init__(self, ready, **kwargs):
        super().__init__(**kwargs)
        self.ready = ready

    def build(self, input_shape):
        self.g = self.add_weight(name="g", shape=(input_shape[-1],), trainable=False)
        super().build(input_shape)

    def call(self, x):
        if not self.ready:
            self.g.assign(tf.math.reduce_std(x, 0))
            self.ready = True
        return x * self.g
