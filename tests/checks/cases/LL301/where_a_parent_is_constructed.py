# keras: 2, 3
import abc
import functools
import tensorflow as tf
from elsewhere import Base, own, wrapped
from tensorflow.keras import Model, layers


class Mixin:
    def __init__(self, size=3):
        self.size = size


class MixinThatGoesOn:
    def __init__(self, **kwargs):
        super().__init__(**kwargs)


class MixinOfUnknown(Base):
    def __init__(self, size=3):
        self.size = size


class Decorated:
    @wrapped
    def __init__(self, size=3):
        self.size = size


class NoInit:
    size = 3


class Abstract(abc.ABC):
    def __init__(self, size=3):
        self.size = size


class Other:
    def __init__(self):
        self.size = 3


class Stops:
    def __init__(self, size=3):
        Other.__init__(self)


class Never(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):  # -> LL301
        self.flag = flag

    def call(self, x):
        return x


class Always(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        super().__init__(**kwargs)

    def call(self, x):
        return x


class ByHelper(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        self._setup(**kwargs)

    def _setup(self, **kwargs):
        super().__init__(**kwargs)

    def call(self, x):
        return x


class ByHelperNotReached(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):  # -> LL301
        self.flag = flag

    def setup(self, **kwargs):
        super().__init__(**kwargs)

    def call(self, x):
        return x


class ByName(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        layers.Layer.__init__(self, **kwargs)

    def call(self, x):
        return x


class ByNameOfOther(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):  # -> LL301
        own.__init__(flag)

    def call(self, x):
        return x


class CopiesAll(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        self.__dict__.update(flag.__dict__)

    def call(self, x):
        return x


class CopiesTable(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):  # -> LL301
        self.table = {}
        self.table.update(flag)

    def call(self, x):
        return x


class ClearsAll(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):  # -> LL301
        self.__dict__.clear()

    def call(self, x):
        return x


class UnderFlag(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):  # -> LL301
        if flag:
            super().__init__(**kwargs)
        self.flag = flag

    def call(self, x):
        return x


class UnderFlagOrRaises(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        if flag:
            super().__init__(**kwargs)
        else:
            raise ValueError

    def call(self, x):
        return x


class UnderFlagOrReturns(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        if not flag:
            return
        super().__init__(**kwargs)

    def call(self, x):
        return x


class UnderOtherRaises(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):  # -> LL301
        if flag:
            super().__init__(**kwargs)
        if other:
            raise ValueError

    def call(self, x):
        return x


class UnderBoth(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        if flag:
            super().__init__(**kwargs)
        else:
            super().__init__(**kwargs)

    def call(self, x):
        return x


class UnderCall(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        if own(flag):
            super().__init__(**kwargs)

    def call(self, x):
        return x


class UnderAttribute(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        self.flag = flag
        if self.flag:
            super().__init__(**kwargs)

    def call(self, x):
        return x


class UnderConstant(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        if tf.version.VERSION > "2":
            super().__init__(**kwargs)

    def call(self, x):
        return x


class UnderNone(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):  # -> LL301
        if flag is None:
            super().__init__(**kwargs)

    def call(self, x):
        return x


class InTry(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        try:
            super().__init__(**kwargs)
        except TypeError:
            super().__init__()

    def call(self, x):
        return x


class InLoop(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        for _ in range(1):
            super().__init__(**kwargs)

    def call(self, x):
        return x


class OfMixin(Mixin, layers.Layer):
    def __init__(self, **kwargs):  # -> LL301
        super().__init__(**kwargs)

    def call(self, x):
        return x


class OfMixinByName(Mixin, layers.Layer):
    def __init__(self):  # -> LL301
        Mixin.__init__(self)

    def call(self, x):
        return x


class OfBoth(Mixin, layers.Layer):
    def __init__(self):
        Mixin.__init__(self)
        layers.Layer.__init__(self)

    def call(self, x):
        return x


class OfMixinThatGoesOn(MixinThatGoesOn, layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        super().__init__(**kwargs)

    def call(self, x):
        return x


class OfMixinOfUnknown(MixinOfUnknown, layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        super().__init__(**kwargs)

    def call(self, x):
        return x


class OfDecorated(Decorated, layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        super().__init__(**kwargs)

    def call(self, x):
        return x


class OfNoInit(NoInit, layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        super().__init__(**kwargs)

    def call(self, x):
        return x


class OfAbstract(Abstract, layers.Layer):
    def __init__(self, **kwargs):  # -> LL301
        super().__init__(**kwargs)

    def call(self, x):
        return x


class OfStops(Stops, layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)

    def call(self, x):
        return x


class OfItself(Mixin, layers.Layer):
    def __init__(self):  # -> LL301
        super(OfItself, self).__init__()

    def call(self, x):
        return x


class OfMixinAsStart(Mixin, layers.Layer):
    def __init__(self):
        super(Mixin, self).__init__()

    def call(self, x):
        return x


class OwnCall(layers.Layer):
    def __init__(self, flag):
        self.flag = flag

    def __call__(self, x):  # -> LL501
        return x


class Static(layers.Layer):
    @staticmethod
    def __init__(flag):
        self = own()

    def call(self, x):
        return x


class AbstractInit(layers.Layer):
    @abc.abstractmethod
    def __init__(self, flag=None, other=None, **kwargs):
        self.flag = flag

    def call(self, x):
        return x


class ByUnknown(Base, layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):
        self.setup(flag)

    def call(self, x):
        return x


class ByOwnHelper(layers.Layer):
    def __init__(self, flag=None, other=None, **kwargs):  # -> LL301
        self.prepare(flag)

    def prepare(self, flag):
        self.flag = flag

    def call(self, x):
        return x
