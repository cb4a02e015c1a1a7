# keras: 2
from tensorflow.keras import layers


class Names(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._tracker = [1]
        self.trainable = [1]
        self._losses = [1]

    def call(self, x):
        return x
