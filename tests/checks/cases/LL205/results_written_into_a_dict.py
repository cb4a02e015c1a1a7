# keras: 3
from tensorflow.keras import layers


class Encode(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, inputs):
        results = {}
        self.dense(inputs, results=results)  # -> LL625 # not LL205
        return results
