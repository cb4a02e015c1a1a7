# keras: 3
import tensorflow as tf


class A1(tf.keras.layers.Layer):
    def __init__(self, layer, other, **kwargs):
        super().__init__(**kwargs)
        layer._name += "_norm"  # -> LL701
        other._name = "other"
        self.layer = layer
        self.other = other
        self.dense = tf.keras.layers.Dense(2)
        self.dense._name = "mine"  # -> LL701
        self.dense.name = "mine"
        inner = tf.keras.layers.Dense(3)
        inner._name = "inner"  # -> LL701
        self.inner = inner

    def call(self, x):
        return self.layer(self.dense(self.inner(x)))
