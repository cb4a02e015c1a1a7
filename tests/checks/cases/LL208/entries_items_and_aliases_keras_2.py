# keras: 2
from elsewhere import make_layer
from tensorflow.keras import layers


class Changed(layers.Layer):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]
        self.blocks[0] = layers.Dense(4)  # -> LL208
        self.empty = []
        self.empty.append(layers.Dense(3))
        self.slots = [None, None]
        self.slots[0] = layers.Dense(3)
        self.inserted = [layers.Dense(3)]
        self.inserted.insert(0, layers.Dense(3))  # -> LL208
        self.extended = [layers.Dense(3)]
        self.extended.extend([layers.Dense(3)])
        self.table = {"a": layers.Dense(3)}
        self.table["b"] = layers.Dense(3)
        self.table.update({"c": layers.Dense(3)})
        self.table.setdefault("d", layers.Dense(3))  # -> LL208
        self.numbers = [1, 2]
        self.numbers[0] = 3
        self.numbers.insert(0, 4)
        self.made = [make_layer()]
        self.made[0] = make_layer()
        self.given = given
        self.given[0] = layers.Dense(3)
        self.given.insert(0, layers.Dense(3))  # -> LL208
        self.first = layers.Dense(3)
        self.again = [layers.Dense(3)]
        self.again.insert(0, self.first)
        self.nested = [[layers.Dense(3)]]  # -> LL207
        self.nested[0][0] = layers.Dense(3)
        self.nested[0].insert(0, layers.Dense(3))  # -> LL208
        rows = []
        self.rows = rows
        rows.append(layers.Dense(3))  # -> LL208
        self.sliced = [layers.Dense(3), layers.Dense(3)]
        self.sliced[:1] = [layers.Dense(3)]  # -> LL208 # -> LL207

    def call(self, x):
        for layer in [*self.blocks, *self.empty, *self.slots, *self.inserted, *self.extended, *self.again]:
            x = layer(x)
        return x
