# keras: 2, 3
from tensorflow.keras import Model, layers


class Turns(Model):
    NAMES = ("stem", "body", "head")

    def __init__(self):
        super().__init__()
        self.stem = layers.Dense(4)
        self.body = layers.Dense(4)

    def call(self, x):
        for name in self.NAMES:
            x = getattr(self, name)(x)  # -> LL202
        return x


class Complete(Model):
    def __init__(self):
        super().__init__()
        self.stem = layers.Dense(4)
        self.head = layers.Dense(4)
        self.never = layers.Dense(4)  # -> LL205

    def call(self, x):
        for name in ("stem", "head"):
            x = getattr(self, name)(x)
        return x


class Careful(Model):
    def __init__(self):
        super().__init__()
        self.stem = layers.Dense(4)

    def call(self, x):
        for name in ("stem", "head"):
            if hasattr(self, name):
                x = getattr(self, name)(x)
        for name in ("stem", "neck"):
            x = getattr(self, name, self.stem)(x)
        return x


class Picked(Model):
    NAMES = ("stem", "head")

    def __init__(self, which=0):
        super().__init__()
        self.which = which
        self.stem = layers.Dense(4)

    def call(self, x):
        return getattr(self, self.NAMES[self.which])(x)
