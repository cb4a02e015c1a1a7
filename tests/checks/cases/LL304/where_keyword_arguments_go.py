# keras: 2, 3
import abc
import functools
import tensorflow as tf
from elsewhere import Base, own, wrapped
from tensorflow.keras import Model, layers


class Dropped(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__()
        self.units = 3

    def call(self, x):
        return x


class Passed(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.units = 3

    def call(self, x):
        return x


class PassedInDict(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(**{**kwargs})
        self.units = 3

    def call(self, x):
        return x


class PassedByOther(layers.Layer):
    def __init__(self, units=3, **kwargs):
        options = dict(kwargs)
        super().__init__(**options)
        self.units = 3

    def call(self, x):
        return x


class PassedOther(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(**own())
        self.units = 3

    def call(self, x):
        return x


class Twice(layers.Layer):
    def __init__(self, units=3, **kwargs):
        if units:
            super().__init__()
        else:
            super().__init__()
        self.units = 3

    def call(self, x):
        return x


class Locals(layers.Layer):
    def __init__(self, units=3, **kwargs):
        self.all = locals()
        super().__init__()
        self.units = 3

    def call(self, x):
        return x


class Named(layers.Layer):
    def __init__(self, units=3, name=None):
        super().__init__()  # -> LL304
        self.units = 3

    def call(self, x):
        return x


class NamedPassed(layers.Layer):
    def __init__(self, units=3, name=None):
        super().__init__(name=name)
        self.units = 3

    def call(self, x):
        return x


class NamedUsed(layers.Layer):
    def __init__(self, units=3, name=None):
        super().__init__()
        self.title = name
        self.units = 3

    def call(self, x):
        return x


class NamedAndDropped(layers.Layer):
    def __init__(self, units=3, name=None, **kwargs):
        super().__init__()  # -> LL304
        self.units = 3

    def call(self, x):
        return x


class NamedAndPassed(layers.Layer):
    def __init__(self, units=3, name=None, **kwargs):
        super().__init__(**kwargs)  # -> LL304
        self.units = 3

    def call(self, x):
        return x


class OtherNamed(layers.Layer):
    def __init__(self, units=3, size=None):
        super().__init__()
        self.units = 3

    def call(self, x):
        return x


class Dtype(layers.Layer):
    def __init__(self, name=None, dtype=None):
        super().__init__(name=name)  # -> LL304
        self.units = 3

    def call(self, x):
        return x


class Picked(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(name=kwargs.get("name"))
        self.units = 3

    def call(self, x):
        return x


class PickedAll(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(
            name=kwargs.get("name"), dtype=kwargs.get("dtype"), trainable=kwargs.get("trainable", True)
        )
        self.units = 3

    def call(self, x):
        return x


class PickedOther(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__()
        self.size = kwargs.pop("size", 3)
        self.units = 3

    def call(self, x):
        return x


class PickedByKey(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__()
        self.size = kwargs["size"]
        self.units = 3

    def call(self, x):
        return x


class PickedUnknown(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__()
        self.size = kwargs.pop(own(), 3)
        self.units = 3

    def call(self, x):
        return x


class Given(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__()
        self.layer = layers.Dense(3, **kwargs)
        self.units = 3

    def call(self, x):
        return x


class GivenAsDict(layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__()
        self.options = own(kwargs)
        self.units = 3

    def call(self, x):
        return x


class Tested(layers.Layer):
    def __init__(self, units=3, **kwargs):
        if kwargs:
            raise ValueError
        super().__init__()
        self.units = 3

    def call(self, x):
        return x


class TestedByKey(layers.Layer):
    def __init__(self, units=3, **kwargs):
        if kwargs.get("size"):
            units = 4
        super().__init__()
        self.units = 3

    def call(self, x):
        return x


class Starred(layers.Layer):
    def __init__(self, units=3, name=None):
        super().__init__(*own())
        self.units = 3

    def call(self, x):
        return x


class StarredDict(layers.Layer):
    def __init__(self, units=3, name=None):
        super().__init__(**own())
        self.units = 3

    def call(self, x):
        return x


class NoSuper(layers.Layer):
    def __init__(self, units=3, **kwargs):  # -> LL301
        self.other = 3
        self.units = 3

    def call(self, x):
        return x


class NoInit(layers.Layer):
    def call(self, x):
        return x
