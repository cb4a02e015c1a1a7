# keras: 3
import contextlib

from frameworks import Base, Root, wrapped
from keras import layers


class Closed(layers.Layer):
    def call(self, x):
        y = x * self.scale  # -> LL202
        return y * self.scale * self.__weakref__


class Tries(layers.Layer):
    def call(self, x):
        try:
            return x * self.scale
        except AttributeError:
            return x


class Suppresses(layers.Layer):
    def call(self, x):
        try:
            return x * self.scale
        except Base.Missing:
            return x


class TriesOther(layers.Layer):
    def call(self, x):
        try:
            return x * self.scale  # -> LL202
        except ValueError:
            return x


class Asks(layers.Layer):
    def call(self, x):
        if hasattr(self, "scale"):
            return x * self.scale
        return x


class OutOfSight(Base, layers.Layer):
    def call(self, x):
        return x * self.scale


class NoRoot(Root):
    def call(self, x):
        return x * self.scale


class AnyName(layers.Layer):
    def __getattr__(self, name):
        return 1.0

    def call(self, x):
        return x * self.scale


class Slots(layers.Layer):
    __slots__ = ("scale",)

    def call(self, x):
        return x * self.scale


@wrapped
class Decorated(layers.Layer):
    def call(self, x):
        return x * self.scale


class SetsAny(layers.Layer):
    def __init__(self, options, **kwargs):
        super().__init__(**kwargs)
        for name, value in options.items():
            setattr(self, name, value)

    def call(self, x):
        return x * self.scale


class SetsSome(layers.Layer):
    def __init__(self, sizes, **kwargs):
        super().__init__(**kwargs)
        for size in sizes:
            setattr(self, f"dense_{size}", layers.Dense(size))

    def call(self, x):
        return self.dense_3(x) * self.scale  # -> LL202


class SetsOthers(layers.Layer):
    def __init__(self, other, name_of, **kwargs):
        super().__init__(**kwargs)
        setattr(other, name_of, 3)
        self.dense = layers.Dense(3)

    def call(self, x):
        return self.dense(x) * self.scale


class HandsItself(layers.Layer):
    def __init__(self, setup, **kwargs):
        super().__init__(**kwargs)
        setup(self)

    def call(self, x):
        return x * self.scale


class AsksAboutItself(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        print(isinstance(self, layers.Layer), id(self))
        layers.Layer.__init__(self)  # -> LL303

    def call(self, x):
        return x * self.scale  # -> LL202


class Abstract(layers.Layer):
    def call(self, x):
        return x * self.scale

    def start(self):
        raise NotImplementedError


class Restores(layers.Layer):
    def restore(self, state):
        self.__setstate__(state)

    def call(self, x):
        return x * self.scale
