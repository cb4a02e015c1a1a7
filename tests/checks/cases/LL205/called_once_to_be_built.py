# keras: 3
from tensorflow.keras import layers


class Warm(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, inputs):
        self.dense(inputs)
        return self.dense(inputs)
