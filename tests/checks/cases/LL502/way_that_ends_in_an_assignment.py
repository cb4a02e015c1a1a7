# keras: 2, 3
from tensorflow.keras import layers


class Scaled(layers.Layer):
    def __init__(self, double=False, **kwargs):
        super().__init__(**kwargs)
        self.double = double

    def call(self, inputs):  # -> LL502
        if self.double:
            return inputs * 2
        outputs = inputs * 3


class Whole(layers.Layer):
    def __init__(self, double=False, **kwargs):
        super().__init__(**kwargs)
        self.double = double

    def call(self, inputs):
        if self.double:
            return inputs * 2
        outputs = inputs * 3
        return outputs
