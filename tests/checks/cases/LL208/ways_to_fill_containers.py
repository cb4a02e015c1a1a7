# keras: 3
# Containers that are filled after they were made: with layers, with others, by keywords, under other names.
from keras import layers
from project import Mixin, make


class Items(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [None, None]
        self.numbers = [1, 2]
        self.heads = {}
        self.given = make()
        self.rows = [[None], [None]]
        self.blocks[0] = layers.Dense(4)  # -> LL208
        self.numbers[0] = 3
        self.heads["a"] = layers.Dense(4)
        self.given[0] = layers.Dense(4)
        self.rows[0][0] = layers.Dense(4)  # -> LL208

    def call(self, x):
        x = self.rows[0][0](self.given[0](x))
        return self.heads["a"](self.blocks[0](x)) * self.numbers[0]


class ByKeywords(layers.Layer):
    def __init__(self, options=None, **kwargs):
        super().__init__(**kwargs)
        self.heads = {}
        self.options = options or {}
        self.groups = {"first": {}}
        self.heads.update(first=layers.Dense(4))  # -> LL208
        self.options.update(second=2)
        self.groups["first"].update({"third": 3})
        more = {}
        more.update(fourth=4)
        self.sizes = more

    def call(self, x):
        return self.heads["first"](x) * len(self.options) * len(self.groups) * len(self.sizes)


class OfAMixin(Mixin, layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.heads.update(first=layers.Dense(4))
        self.blocks[0] = layers.Dense(4)

    def call(self, x):
        return self.blocks[0](self.heads["first"](x))


class ByDefault(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.heads = {}
        self.sizes = {}
        self.heads.setdefault("a", layers.Dense(4))  # -> LL208
        self.sizes.setdefault("a", 4)

    def call(self, x):
        return self.heads["a"](x) * self.sizes["a"]


class UnderAnotherName(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        blocks = []
        self.blocks = blocks
        blocks.append(layers.Dense(4))  # -> LL208
        sizes = []
        self.sizes = sizes
        sizes.append(4)

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x * len(self.sizes)
