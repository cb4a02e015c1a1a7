# keras: 3
from tensorflow.keras import layers


class Net(layers.Layer):
    def __init__(self, small=False, **kwargs):
        super().__init__(**kwargs)
        self.heads = {}
        self.heads.setdefault("out", layers.Dense(3) if small else layers.Dense(9))  # -> LL208
        self.others = {}
        self.others["out"] = layers.Dense(3) if small else layers.Dense(9)

    def call(self, inputs):
        return self.heads["out"](inputs) + self.others["out"](inputs)


class Held(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.heads = {}
        self.heads.setdefault("out", self.dense)

    def call(self, inputs):
        return self.heads["out"](inputs)
