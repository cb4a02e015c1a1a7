# keras: 2, 3
from tensorflow.keras import Model, layers

ROWS = [("Dense", {"units": 8}), ("BatchNormalization", {}), ("Dense", {"units": 2})]
FREE = [("ReLU", {}), ("Flatten", {})]
CHANGED = [("Dense", {"units": 8})]
CHANGED.append(("ReLU", {}))


class FromRows(Model):
    def call(self, x, training=None):
        for kind, options in ROWS:
            x = getattr(layers, kind)(**options)(x)  # -> LL201
        return x


class FromNames(Model):
    def call(self, x, training=None):
        for kind in ("Dense", "EinsumDense"):
            x = getattr(layers, kind)(4)(x)  # -> LL201
        return x


class WithoutWeights(Model):
    def call(self, x, training=None):
        for kind, options in FREE:
            x = getattr(layers, kind)(**options)(x)
        return x


class FromAChangedTable(Model):
    def call(self, x, training=None):
        for kind, options in CHANGED:
            x = getattr(layers, kind)(**options)(x)
        return x


class KindsThatDiffer(Model):
    def call(self, x, training=None):
        for kind in ("Dense", "ReLU"):
            x = getattr(layers, kind)()(x)
        return x


class MadeOnce(Model):
    def __init__(self):
        super().__init__()
        self.blocks = [getattr(layers, kind)(**options) for kind, options in FREE]

    def call(self, x, training=None):
        for block in self.blocks:
            x = block(x)
        return x
