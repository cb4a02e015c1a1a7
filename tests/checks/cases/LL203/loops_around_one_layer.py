# keras: 2, 3
from tensorflow import keras


class OrNone(keras.layers.Layer):
    def __init__(self, empty=False, **kwargs):
        super().__init__(**kwargs)
        if empty:
            self.blocks = []
        else:
            self.blocks = [keras.layers.Dense(4)] * 3  # -> LL203

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x


class Replaced(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [keras.layers.Dense(4) for _ in range(3)]
        self.blocks = [keras.layers.Dense(4)] * 3  # -> LL203

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x


class WithOtherNames(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = []
        self.widths = []
        one = keras.layers.Dense(4)
        for turn in range(3):
            width = 4 * turn
            self.widths.append(width)
            self.blocks.append(one)  # -> LL203

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x * len(self.widths)


class ByAHelper(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        count = 3
        self.blocks = [self.make() for _ in range(count)]

    def make(self):
        one = keras.layers.Dense(4)
        return one

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x


class OneTurn(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = []
        one = keras.layers.Dense(4)
        for _ in ("first",):
            self.blocks.append(one)

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x
