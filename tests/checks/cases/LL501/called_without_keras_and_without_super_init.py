# keras: 3
from tensorflow.keras import layers


class Head(layers.Layer):
    def __init__(self, units):
        self.dense = layers.Dense(units)

    def __call__(self, inputs):  # -> LL501
        return self.dense(inputs)
