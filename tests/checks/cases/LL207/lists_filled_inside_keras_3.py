# keras: 3
from keras import layers


class Filled(layers.Layer):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.rows = []
        self.full = [[layers.Dense(3)]]
        self.given = given
        self.numbers = []
        self.dict = {}
        self.called = list()
        for _ in range(3):
            row = []
            self.rows.append(row)
            row.append(layers.Dense(3))  # -> LL207
            self.rows[-1].append(layers.Dense(3))
        self.full[0].append(layers.Dense(3))
        self.given[0].append(layers.Dense(3))
        self.numbers.append([])
        self.numbers[0].append(3)
        self.dict["a"] = []
        self.dict["a"].append(layers.Dense(3))  # -> LL207
        self.called.append([])
        self.called[0].append(layers.Dense(3))

    def call(self, x):
        return x


class Again(layers.Layer):
    def __init__(self, flag, **kwargs):
        super().__init__(**kwargs)
        self.rows = []
        self.rows.append([])
        self.rows[0].append(layers.Dense(3))
        if flag:
            self.rows = [[layers.Dense(3)]]

    def call(self, x):
        return x
