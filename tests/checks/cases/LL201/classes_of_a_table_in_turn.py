# keras: 2, 3
import keras
from elsewhere import KINDS

LAYERS = {"a": keras.layers.Dense, "b": keras.layers.Conv1D}
LIST = [keras.layers.Dense, keras.layers.Conv1D]


class Items(keras.layers.Layer):
    def call(self, x):
        for _, cls in LAYERS.items():
            x = cls(3)(x)  # -> LL201
        return x


class Values(keras.layers.Layer):
    def call(self, x):
        for cls in LAYERS.values():
            x = cls(4)(x)  # -> LL201
        return x


class Numbered(keras.layers.Layer):
    def call(self, x):
        for size, cls in enumerate(LIST, 1):
            x = cls(size)(x)  # -> LL201
        return x


class Zipped(keras.layers.Layer):
    def call(self, x):
        for size, cls in zip((1, 2), LIST):
            x = cls(size)(x)  # -> LL201
        return x


class Comprehended(keras.layers.Layer):
    def call(self, x):
        return [cls(3)(x) for cls in LAYERS.values()]  # -> LL201


class Other(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.all = [cls(3) for cls in LAYERS.values()]

    def call(self, x):
        for cls in KINDS.values():
            x = cls(3)(x)
        for name in LAYERS.keys():
            x = x if name == "a" else -x
        for layer in self.all:
            x = layer(x)
        return x
