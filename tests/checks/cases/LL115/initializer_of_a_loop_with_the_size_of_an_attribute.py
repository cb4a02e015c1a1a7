# keras: 2, 3
from tensorflow.keras import initializers, layers


class Stack(layers.Layer):
    def __init__(self, units, n, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        init = initializers.HeNormal()  # -> LL115
        self.blocks = [layers.Dense(self.units, kernel_initializer=init) for _ in range(n)]

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return inputs


class Narrowing(layers.Layer):
    def __init__(self, units, n, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        init = initializers.HeNormal()
        self.blocks = [layers.Dense(self.units // (turn + 1), kernel_initializer=init) for turn in range(n)]

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return inputs
