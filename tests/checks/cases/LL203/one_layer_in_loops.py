# keras: 2, 3
from elsewhere import make_layer
from tensorflow.keras import layers


class Loops(layers.Layer):
    def __init__(self, count, given, **kwargs):
        super().__init__(**kwargs)
        one = layers.Dense(3)
        two = layers.Dense(3)
        relu = layers.ReLU()
        made = make_layer()
        self.same = [one for _ in range(count)]  # -> LL203
        self.given = [given for _ in range(count)]
        self.made = [made for _ in range(count)]
        self.relus = [relu for _ in range(count)]
        self.fresh = [layers.Dense(3) for _ in range(count)]
        self.nested = [block for block in [layers.Dense(i) for i in range(count)]]
        self.named = [named for i in range(count) if (named := layers.Dense(i))]
        self.pairs = []
        self.once = []
        self.none = []
        self.turns = []
        self.inner = []
        self.own = []
        self.guarded = []
        for _ in ("a", "b"):
            self.pairs.append(two)  # -> LL203
        for _ in ("a",):
            self.once.append(layers.Dense(3))
        three = layers.Dense(3)
        for _ in ("a",):
            self.none.append(three)
        four = layers.Dense(3)
        for _ in range(count):
            if count > 3:
                self.guarded.append(four)
        for i in range(count):
            five = layers.Dense(i)
            self.own.append(five)
            for _ in range(3):
                self.inner.append(five)  # -> LL203
        if count:
            six = layers.Dense(3)
            for _ in range(count):
                self.turns.append(six)  # -> LL203
        seven = layers.Dense(3)
        self.once.append(seven)
        while len(self.none) < count:
            self.none.append(seven)  # -> LL203

    def call(self, x):
        for layer in [*self.same, *self.given, *self.made, *self.relus, *self.fresh, *self.nested, *self.named]:
            x = layer(x)
        for layer in [*self.pairs, *self.once, *self.none, *self.turns, *self.inner, *self.own, *self.guarded]:
            x = layer(x)
        return x
