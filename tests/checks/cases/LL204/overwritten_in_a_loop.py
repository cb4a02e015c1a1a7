# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers
class A(tf.keras.Model):
    def __init__(self, sizes, **kwargs):
        super().__init__(**kwargs)
        self.all = []
        for size in sizes:
            self.hidden = layers.Dense(size)  # -> LL204
            self.last = layers.Dense(size)
            self.all.append(self.last)
    def call(self, x, training=None):
        for layer in self.all:
            x = layer(x)
        return self.hidden(x)
