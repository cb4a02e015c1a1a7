# keras: 2, 3
from tensorflow.keras import layers


class Picks(layers.Layer):
    KINDS = {"dense": layers.Dense, "gate": layers.EinsumDense}

    @classmethod
    def make(cls, kind):
        return cls.KINDS[kind](3)  # -> LL201

    def call(self, x):
        return self.make("dense")(x)


class PicksOnce(layers.Layer):
    KINDS = {"dense": layers.Dense, "gate": layers.EinsumDense}

    def __init__(self, kind="dense", **kwargs):
        super().__init__(**kwargs)
        self.inner = self.make(kind)

    @classmethod
    def make(cls, kind):
        return cls.KINDS[kind](3)

    def call(self, x):
        return self.inner(x)


class Rebound(layers.Layer):
    KINDS = {"dense": layers.Dense}

    @classmethod
    def make(cls, kind, other):
        cls = other
        return cls.KINDS[kind](3)

    def call(self, x, other=None):
        return self.make("dense", other)(x)
