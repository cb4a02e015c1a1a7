# keras: 2
from tensorflow import keras


class Filled(keras.layers.Layer):
    def __init__(self, units, blocks=[], sizes={}, names=set(), tags={"a"}, **kwargs):  # -> LL407
        super().__init__(**kwargs)
        self.units = units
        self.sizes = sizes
        self.tags = tags
        self.names = names
        self.sizes["first"] = units
        self.names.add("first")

    def call(self, inputs):
        return inputs


class FilledLater(keras.layers.Layer):
    def __init__(self, blocks=[], **kwargs):  # -> LL407
        super().__init__(**kwargs)
        self.blocks = blocks

    def build(self, input_shape):
        self.blocks.append(keras.layers.Dense(3))
        self.built = True

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return inputs


class Right(keras.layers.Layer):
    def __init__(self, sizes=[3], names=(), units=3, copied=[], again=[], replaced=[], **kwargs):
        super().__init__(**kwargs)
        self.sizes = sizes
        self.names = names
        self.units = units
        self.units = 4
        self.copied = list(copied)
        self.copied.append(3)
        again = list(again)
        self.again = again
        self.again.append(3)
        self.both = copied + [units]
        self.both.append(4)
        self.blocks = []
        self.blocks.append(keras.layers.Dense(sizes[0]))
        self.replaced = replaced
        self.replaced = [units]

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return inputs
