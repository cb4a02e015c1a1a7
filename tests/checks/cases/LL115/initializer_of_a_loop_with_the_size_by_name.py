# keras: 2, 3
from tensorflow.keras import initializers, layers


class Stack(layers.Layer):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        init = initializers.HeNormal()  # -> LL115
        self.blocks = [layers.Conv2D(filters=8, kernel_size=3, kernel_initializer=init) for _ in range(n)]

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return inputs


class Own(layers.Layer):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [
            layers.Conv2D(filters=8, kernel_size=3, kernel_initializer=initializers.HeNormal()) for _ in range(n)
        ]

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return inputs
