# keras: 3
from tensorflow.keras import layers


class Head(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        dense = layers.Dense(3)
        norm = layers.LayerNormalization()
        act = layers.ReLU()
        last = layers.Dense(4)
        self.inner = [dense]
        self.norm = layers.TimeDistributed(norm)
        self.register(last)
        self.head = lambda inputs: act(last(norm(dense(inputs))))

    def register(self, layer):
        self.last = layer

    def call(self, inputs):
        return self.head(inputs)
