# keras: 2
from tensorflow.keras import layers


class Wrapped(layers.Layer):
    """A `Lambda` of Keras 2 warns of the layer itself when it runs."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        dense = layers.Dense(4)
        self.run = layers.Lambda(lambda x: dense(x))

    def call(self, x):
        return self.run(x)
