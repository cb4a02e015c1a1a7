# keras: 2, 3
import tensorflow as tf


class Resample(tf.keras.layers.Layer):
    def __init__(self, size=2, **kwargs):
        super().__init__(**kwargs)
        self.size = size

    def normalize(self):
        self.size = max(self.size, 1)

    def call(self, x):
        return x * self.size


class Enlarge(Resample):
    def build(self, input_shape):
        self.normalize()
        self.built = True


class Anneal(Resample):
    def anneal(self):
        self.size = self.size * 2  # -> LL119
