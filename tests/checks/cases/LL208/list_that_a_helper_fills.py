# keras: 3
import keras


class Filled(keras.layers.Layer):
    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        blocks = []
        self.blocks = blocks
        for _ in range(depth):
            self._add(blocks, 3)

    def _add(self, found, units):
        found.append(keras.layers.Dense(units))  # -> LL208

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return inputs


class Before(keras.layers.Layer):
    """The list is full when it is put on `self`."""

    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        blocks = []
        for _ in range(depth):
            self._add(blocks, 3)
        self.blocks = blocks

    def _add(self, found, units):
        found.append(keras.layers.Dense(units))

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return inputs


class Either(keras.layers.Layer):
    """One call hands over another list."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        blocks, spare = [], []
        self.blocks = blocks
        self._add(blocks, 3)
        self._add(spare, 4)
        self.spare = spare

    def _add(self, found, units):
        found.append(keras.layers.Dense(units))

    def call(self, inputs):
        for block in self.blocks + self.spare:
            inputs = block(inputs)
        return inputs
