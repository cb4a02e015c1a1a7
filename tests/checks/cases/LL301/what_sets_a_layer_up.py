# keras: 2, 3
from tensorflow.keras import layers


class Never(layers.Layer):
    def __init__(self, units=3):  # -> LL301
        self.units = units

    def call(self, x):
        return x * self.units


class ByOther(layers.Layer):
    def __init__(self, other):  # -> LL301
        other.__init__()
        layers.Dense.__init__(other, 3)
        self.start()

    def start(self):
        self.units = 3

    def call(self, x):
        return x * self.units


class ByName(layers.Layer):
    def __init__(self):
        layers.Layer.__init__(self)

    def call(self, x):
        return x


class ByHelper(layers.Layer):
    def __init__(self):
        self.start()

    def start(self):
        super().__init__()

    def call(self, x):
        return x


class Unreached(layers.Layer):
    def __init__(self):  # -> LL301
        self.units = 3

    def start(self):
        super().__init__()

    def call(self, x):
        return x * self.units


class Static(layers.Layer):
    @classmethod
    def __init__(cls):
        cls.units = 3

    def call(self, x):
        return x


class Abstract(layers.Layer):
    def __init__(self):
        raise NotImplementedError

    def call(self, x):
        return x


class OwnCall(layers.Layer):
    def __init__(self):
        self.units = 3

    def __call__(self, x):  # -> LL501
        return x * self.units


class OwnCallOfSuper(layers.Layer):
    def __init__(self):  # -> LL301
        self.units = 3

    def __call__(self, x):
        return super().__call__(x)

    def call(self, x):
        return x * self.units


class UnknownHelper(layers.Layer):
    def __init__(self):
        self.set_up_somewhere()  # -> LL202

    def call(self, x):
        return x


class KerasHelper(layers.Layer):
    def __init__(self):  # -> LL301
        self.count_params()

    def call(self, x):
        return x


class KeptHelper(layers.Layer):
    def __init__(self, fn):  # -> LL301
        self.fn = fn
        self.fn()

    def call(self, x):
        return x


class TakenOver(keras.Model):
    def __init__(self, model):
        self.__dict__.update(model.__dict__)
        self.inner = model
