# keras: 3
from tensorflow.keras import layers


class Pooling(layers.Layer):
    def __init__(self, reduce, size=2, **kwargs):
        super().__init__(**kwargs)
        self.reduce = reduce
        self.size = size

    def call(self, inputs):
        return self.reduce(inputs, self.size)

    def get_config(self):  # -> LL402
        return {**super().get_config(), "size": self.size}
