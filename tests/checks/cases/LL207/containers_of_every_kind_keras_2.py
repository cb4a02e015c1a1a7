# keras: 2
import collections
from collections import defaultdict, deque
from types import SimpleNamespace

from elsewhere import make_layer
from tensorflow.keras import layers


class Held(layers.Layer):
    def __init__(self, given, count, **kwargs):
        super().__init__(**kwargs)
        self.set = {layers.Dense(3), layers.Dense(3)}  # -> LL207
        self.numbers = {1, 2}
        self.comprehension = {layers.Dense(i) for i in range(count)}  # -> LL207
        self.list = [layers.Dense(i) for i in range(count)]
        self.call_of_set = set([layers.Dense(3)])
        self.set_of_given = set(given)
        self.frozen = frozenset([3, 4])
        self.default = defaultdict(list)  # -> LL207
        self.default["a"] = layers.Dense(3)
        self.other_default = defaultdict(int)
        self.other_default["a"] = 3
        self.deque = deque()  # -> LL207
        self.deque.append(layers.Dense(3))
        self.numbers_in_deque = deque()
        self.numbers_in_deque.append(3)
        self.given_in_deque = deque()
        self.given_in_deque.append(given)
        self.first = layers.Dense(3)
        self.again = deque()
        self.again.append(self.first)
        self.space = SimpleNamespace()  # -> LL207
        self.space.dense = layers.Dense(3)
        self.numbers_in_space = SimpleNamespace()
        self.numbers_in_space.count = 3
        local = deque()
        local.append(layers.Dense(3))
        self.local = local  # -> LL207
        empty = deque()
        other = []
        other.append(layers.Dense(3))
        self.empty = empty
        self.other = other
        counts = deque()
        counts.count(layers.Dense(3))
        self.counts = counts
        dense = layers.Dense(3)
        self.dense = dense
        shared = deque()
        shared.append(dense)
        self.shared = shared

    def call(self, x):
        return x


class Nested(layers.Layer):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.rows = [[layers.Dense(3)], [layers.Dense(3)]]  # -> LL207
        self.relus = [[layers.ReLU()]]
        self.numbers = [[3], [4]]
        self.grown = []
        self.grown.append([layers.Dense(3)])  # -> LL207
        self.extended = []
        self.extended.extend([layers.Dense(3)])
        self.table = {}
        self.table["a"] = [layers.Dense(3)]  # -> LL207
        self.default = {}
        self.default.setdefault("a", []).append(layers.Dense(3))
        self.given = given
        self.given.append([layers.Dense(3)])
        one = layers.Dense(3)
        self.one = one
        self.twice = [[one]]

    def get_config(self):
        return {**super().get_config(), "given": []}

    def call(self, x):
        return x
