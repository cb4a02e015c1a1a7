# keras: 3
from keras import layers


class Grouped(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.groups = {}
        for name in ("a", "b"):
            self.groups.setdefault(name, []).append(layers.Dense(3))  # -> LL207

    def call(self, x):
        for group in self.groups.values():
            x = group[0](x)
        return x


class FilledFirst(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        groups = {}
        for name in ("a", "b"):
            groups.setdefault(name, []).append(layers.Dense(3))
        self.groups = groups

    def call(self, x):
        for group in self.groups.values():
            x = group[0](x)
        return x


class Sizes(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.sizes = {}
        for name in ("a", "b"):
            self.sizes.setdefault(name, []).append(3)

    def call(self, x):
        return x
