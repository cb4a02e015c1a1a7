# keras: 2, 3
from frameworks import Base
from tensorflow.keras import layers


class Helpers(layers.Layer):
    def __init__(self, units, early=False, **kwargs):
        self.start(units)
        if early:
            self.maybe()
        units.later()
        super().__init__(**kwargs)

    def start(self, units):
        def inner():
            self.add_weight(name="c", shape=(units,))

        if units:
            self.add_weight(name="a", shape=(units,))
        self.kept = inner

    def maybe(self):
        self.add_weight(name="d", shape=(3,))

    def later(self):
        self.add_weight(name="e", shape=(3,))

    def call(self, x):
        return x


class Branches(layers.Layer):
    def __init__(self, name=None, **kwargs):
        self.trainable = False
        if name:
            super().__init__(name=name, **kwargs)
        else:
            super().__init__(**kwargs)

    def call(self, x):
        return x


class Again(layers.Layer):
    def __init__(self, **kwargs):
        self.trainable = False
        super().__init__(**kwargs)
        self.trainable = False

    def call(self, x):
        return x


class Twice(layers.Layer):
    def __init__(self, **kwargs):
        self.trainable = False  # -> LL302
        self.trainable = False  # -> LL302
        super().__init__(**kwargs)

    def call(self, x):
        return x


class Given(layers.Layer):
    def __init__(self, **kwargs):
        self.trainable = False
        super().__init__(trainable=self.trainable, **kwargs)

    def call(self, x):
        return x


class OutOfSight(Base, layers.Layer):
    def __init__(self, **kwargs):
        self.trainable = False
        super().__init__(**kwargs)

    def call(self, x):
        return x


class Masks(layers.Layer):
    def __init__(self, **kwargs):
        self.supports_masking = True
        self.trainable = False  # -> LL302
        super().__init__(**kwargs)

    def compute_mask(self, inputs, mask=None):
        return mask

    def call(self, x):
        return x
