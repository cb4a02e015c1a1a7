# keras: 3
from tensorflow.keras import layers


class Double(layers.Layer):
    def call(self, inputs):
        return inputs * 2


class Outer(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.inner = Double()

    def call(self, inputs):
        return self.inner.call(inputs)
