# keras: 2, 3
# Lists of layers that are used under another name, and that hold what is not known.
from project import make_layer
from tensorflow.keras import layers


class Alias(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(4), layers.Dense(4)]
        self.all_blocks = self.blocks

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x


class BeginsWithAnother(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [make_layer()]
        self.blocks.append(layers.Dense(4))
        self.dense = layers.Dense(4)

    def call(self, x):
        return self.dense(x)


class NamedLikeAMethod(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = layers.Dense(4)
        self.second = layers.Dense(4)

    def call(self, x):
        self.first(x)  # -> LL205
        return self.second(x)
