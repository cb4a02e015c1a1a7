# keras: 2, 3
import keras


class Early(keras.layers.Layer):
    def __init__(self, width=4, **kwargs):
        super().__init__(**kwargs)
        self.dense = self._dense()
        self.width = width

    def _dense(self):
        return keras.layers.Dense(self.width)  # -> LL202

    def call(self, x):
        return self.dense(x)


class Twice(keras.layers.Layer):
    def __init__(self, width=4, depth=2, **kwargs):
        super().__init__(**kwargs)
        self.width = width
        self.blocks = self._blocks()
        self.depth = depth

    def _blocks(self):
        return [self._block(index) for index in range(self._count())]

    def _count(self):
        return self.depth + 1  # -> LL202

    def _block(self, index):
        return keras.layers.Dense(self.width, name=f"dense_{index}")

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x


class Later(keras.layers.Layer):
    def __init__(self, width=4, deep=False, **kwargs):
        super().__init__(**kwargs)
        if deep:
            self.dense = self._dense()
        self.make = lambda: self._dense()
        self.width = width
        self.dense = self._dense()
        self.out = self._loop(2)

    def _dense(self):
        return keras.layers.Dense(self.width)

    def _loop(self, count):
        return self._loop(count - 1) if count else keras.layers.Dense(self.width)

    def call(self, x):
        return self.out(self.dense(x))


class Default(keras.layers.Layer):
    width = 4

    def __init__(self, width=4, **kwargs):
        super().__init__(**kwargs)
        self.dense = self._dense()
        self.width = width

    def _dense(self):
        return keras.layers.Dense(self.width)

    def call(self, x):
        return self.dense(x)


class SetByTheHelper(keras.layers.Layer):
    def __init__(self, width=4, **kwargs):
        super().__init__(**kwargs)
        self.dense = self._dense(width)
        self.width = width

    def _dense(self, width):
        self.width = width
        return keras.layers.Dense(self.width)

    def call(self, x):
        return self.dense(x)


class Guarded(keras.layers.Layer):
    def __init__(self, width=4, **kwargs):
        super().__init__(**kwargs)
        self.dense = self._dense()
        self.width = width

    def _dense(self):
        return keras.layers.Dense(self.width if hasattr(self, "width") else 4)

    def call(self, x):
        return self.dense(x)


class Generated(keras.layers.Layer):
    def __init__(self, width=4, **kwargs):
        super().__init__(**kwargs)
        sizes = self._sizes()
        self.width = width
        self.dense = keras.layers.Dense(next(sizes))

    def _sizes(self):
        yield self.width

    def call(self, x):
        return self.dense(x)


class SetByALocalFunction(keras.layers.Layer):
    def __init__(self, width=4, **kwargs):
        super().__init__(**kwargs)

        def first():
            self.width = width

        first()
        self.dense = self._dense()
        self.width = width

    def _dense(self):
        return keras.layers.Dense(self.width)

    def call(self, x):
        return self.dense(x)
