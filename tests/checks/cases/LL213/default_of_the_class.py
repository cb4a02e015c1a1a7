# keras: 2
from tensorflow.keras import layers


class Net(layers.Layer):
    dense: layers.Layer = None

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)  # -> LL213

    def call(self, inputs):
        return self.dense(inputs)
