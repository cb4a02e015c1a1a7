# keras: 2, 3
# Conditions around the constructor of the parent, and constructors that helpers or mixins call.
from project import make_base
from tensorflow.keras import layers


class InAScope(layers.Layer):
    def __init__(self, scope, **kwargs):
        with scope:
            super().__init__(**kwargs)

    def call(self, x):
        return 2.0 * x


class Tried(layers.Layer):
    def __init__(self, **kwargs):
        try:
            super().__init__(**kwargs)
        except TypeError:
            super().__init__()

    def call(self, x):
        return 2.0 * x


class InAHelperToo(layers.Layer):
    def __init__(self, fast=True, **kwargs):
        if fast:
            super().__init__(**kwargs)
        self.set_up(**kwargs)

    def set_up(self, **kwargs):
        super().__init__(**kwargs)

    def call(self, x):
        return 2.0 * x


class OrRefuses(layers.Layer):
    def __init__(self, fast=True, **kwargs):
        if fast:
            super().__init__(**kwargs)
        else:
            raise ValueError("only fast")

    def call(self, x):
        return 2.0 * x


class RefusesElsewhere(layers.Layer):
    def __init__(self, units=4, fast=True, **kwargs):  # -> LL301
        if fast:
            super().__init__(**kwargs)
        if units < 0:
            raise ValueError("negative")

    def call(self, x):
        return 2.0 * x


class RefusesInTheBranch(layers.Layer):
    def __init__(self, units=4, fast=True, **kwargs):  # -> LL301
        if fast:
            super().__init__(**kwargs)
            if units < 0:
                raise ValueError("negative")

    def call(self, x):
        return 2.0 * x


class ByAFunction(layers.Layer):
    def __init__(self, **kwargs):
        make_base().__init__(self, **kwargs)

    def call(self, x):
        return 2.0 * x


class SetsUp:
    def __init__(self):
        self.set_up()

    def set_up(self):
        super().__init__()


class WithSetUp(SetsUp, layers.Layer):
    def __init__(self):
        SetsUp.__init__(self)

    def call(self, x):
        return 2.0 * x


class Plain:
    def __init__(self):
        self.count = len("abc")


class WithPlain(Plain, layers.Layer):
    def __init__(self):  # -> LL301
        Plain.__init__(self)

    def call(self, x):
        return 2.0 * x
