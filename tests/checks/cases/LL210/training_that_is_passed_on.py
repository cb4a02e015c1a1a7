# keras: 3
from tensorflow.keras import layers


class Double(layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(3)

    def call(self, inputs, training=None):
        return self.dense(inputs if training else inputs * 2)


class ByPosition(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.inner = Double()

    def call(self, inputs):
        return self.inner.call(inputs, True)


class ByADict(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.inner = Double()

    def call(self, inputs, **kwargs):
        return self.inner.call(inputs, **kwargs)
