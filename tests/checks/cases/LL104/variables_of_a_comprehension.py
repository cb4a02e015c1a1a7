# keras: 3
import tensorflow as tf


def make(name):
    return tf.Variable(tf.ones((3,)), name=name)


class Unpacked(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.q, self.k = (make(name) for name in ("q", "k"))  # -> LL104
        self.a, self.b = [self.add_weight(name=name, shape=(3,)) for name in ("a", "b")]
        used, other = [tf.constant(name) for name in ("a", "b")]
        self.sizes = [len(text) for text in ("a", "b")]

    def call(self, x):
        return x * self.q * self.k + self.a * self.b
