# keras: 3
from tensorflow.keras import layers


class Heads(layers.Layer):
    def __init__(self, sizes=(3, 3), inner=(), **kwargs):
        super().__init__(**kwargs)
        self.heads = {}
        self.heads.update(a=layers.Dense(3), b=layers.Dense(3))  # -> LL208
        self.options = {}
        self.options.update(rate=0.1)  # -> LL208
        self.layers_of_sizes = list(sizes)
        for index, size in enumerate(sizes):
            self.layers_of_sizes[index] = layers.Dense(size)  # -> LL208
        self.inner = sorted(inner)
        self.inner[0] = layers.Dense(1)  # -> LL208

    def call(self, x):
        return self.heads["a"](x) + self.heads["b"](x)


class Right(layers.Layer):
    def __init__(self, sizes=(3, 3), **kwargs):
        super().__init__(**kwargs)
        self.heads = {}
        self.heads.update({"a": layers.Dense(3)})
        options = {}
        options.update(rate=0.1)
        self.options = options
        blocks = list(sizes)
        for index, size in enumerate(sizes):
            blocks[index] = layers.Dense(size)
        self.blocks = blocks

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return self.heads["a"](x)
