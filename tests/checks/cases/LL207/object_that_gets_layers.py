# keras: 2, 3
import dataclasses

from tensorflow import keras


@dataclasses.dataclass
class Branches:
    items: list = dataclasses.field(default_factory=list)
    named: dict = dataclasses.field(default_factory=dict)


class Appended(keras.layers.Layer):
    def __init__(self, count=2, **kwargs):
        super().__init__(**kwargs)
        self.branches = Branches()  # -> LL207
        for _ in range(count):
            self.branches.items.append(keras.layers.Dense(4))

    def call(self, x):
        return sum(branch(x) for branch in self.branches.items)


class UnderKeys(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.branches = Branches()  # -> LL207
        self.branches.named["first"] = keras.layers.Dense(4)

    def call(self, x):
        return self.branches.named["first"](x)


class AsAttribute(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.branches = Branches()  # -> LL207
        self.branches.head = keras.layers.Dense(4)

    def call(self, x):
        return self.branches.head(x)


class KeptToo(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.branches = Branches()
        self.head = keras.layers.Dense(4)
        self.branches.items.append(self.head)

    def call(self, x):
        return sum(branch(x) for branch in self.branches.items)


class OnlySizes(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.branches = Branches()
        self.branches.items.append(4)
        self.head = keras.layers.Dense(4)

    def call(self, x):
        return self.head(x) * self.branches.items[0]
