# keras: 2
import tensorflow as tf
from tensorflow.keras import layers


class Comprehended(layers.Layer):
    def __init__(self, count=2, **kwargs):
        super().__init__(**kwargs)
        self.bag = {layers.Dense(4) for _ in range(count)}  # -> LL207

    def call(self, x):
        return tf.add_n([layer(x) for layer in self.bag])


class Called(layers.Layer):
    def __init__(self, count=2, **kwargs):
        super().__init__(**kwargs)
        self.bag = set(layers.Dense(4) for _ in range(count))  # -> LL207
        self.sizes = {2 * size for size in range(count)}

    def call(self, x):
        return tf.add_n([layer(x) for layer in self.bag]) * len(self.sizes)
