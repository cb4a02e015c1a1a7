# keras: 2, 3
from tensorflow import keras
from tensorflow.keras.layers import Dense


class Each(keras.layers.Layer):
    def __init__(self, sizes=(3, 3), **kwargs):
        super().__init__(**kwargs)
        self.expression = (Dense(size) for size in sizes)  # -> LL207
        self.mapped = map(Dense, sizes)  # -> LL207
        self.reversed = reversed([Dense(3), Dense(3)])  # -> LL207
        self.pairs = zip([Dense(3), Dense(3)], (0.1, 0.2))  # -> LL207
        self.numbered = enumerate([Dense(3), Dense(3)])  # -> LL207
        self.iterated = iter([Dense(3), Dense(3)])  # -> LL207

    def call(self, x):
        for dense in self.expression:
            x = dense(x)
        for dense in self.mapped:
            x = dense(x)
        for dense in self.reversed:
            x = dense(x)
        for dense, rate in self.pairs:
            x = dense(x) * rate
        for _, dense in self.numbered:
            x = dense(x)
        for dense in self.iterated:
            x = dense(x)
        return x


class Right(keras.layers.Layer):
    def __init__(self, sizes=(3, 3), **kwargs):
        super().__init__(**kwargs)
        self.blocks = [Dense(size) for size in sizes]
        self.listed = list(map(Dense, sizes))
        self.expression = (Dense(size) for size in sizes)
        self.kept = list(self.expression)
        self.late = map(Dense, sizes)
        self.names = zip(("a", "b"), sizes)
        self.again = reversed(self.blocks)

    def build(self, input_shape):
        self.taken = [dense for dense in self.late]
        super().build(input_shape)

    def call(self, x):
        for dense in (*self.blocks, *self.listed, *self.kept, *self.taken):
            x = dense(x)
        return x
