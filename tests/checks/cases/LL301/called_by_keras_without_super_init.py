# keras: 3
from tensorflow.keras import layers


class Head(layers.Layer):
    def __init__(self, units):  # -> LL301
        self.dense = layers.Dense(units)

    def call(self, inputs):
        return self.dense(inputs)
