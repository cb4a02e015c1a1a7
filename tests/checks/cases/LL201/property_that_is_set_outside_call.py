# keras: 2, 3
from tensorflow.keras import layers


class Filter(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.inner = units

    @property
    def inner(self):
        return self._inner

    @inner.setter
    def inner(self, units):
        self._inner = layers.Dense(units)

    def call(self, inputs):
        return self.inner(inputs)
