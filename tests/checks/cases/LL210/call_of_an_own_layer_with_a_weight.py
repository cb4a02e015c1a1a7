# keras: 3
from tensorflow.keras import layers


class Double(layers.Layer):
    def build(self, shape):
        self.w = self.add_weight(shape=(1,))

    def call(self, inputs):
        return inputs * self.w


class Outer(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.inner = Double()

    def call(self, inputs):
        return self.inner.call(inputs)  # -> LL210
