# keras: 3
import functools
import keras
from keras import layers
from keras.layers import BatchNormalization as BN, LayerNormalization as LN, Dense, Dropout

NORMS = {"bn": BN, "ln": LN}
STEPS = [(Dense, {"units": 3}), (Dropout, {"rate": 0.5})]
SAFE = {"ln": LN, "none": layers.Identity}

class GotFromTable(keras.Model):
    def __init__(self, kind):
        super().__init__()
        self.n = NORMS.get(kind, LN)()
    def call(self, x):  # -> LL506
        return self.n(x)

class UnknownKey(keras.Model):
    def __init__(self, kind="ln"):
        super().__init__()
        self.n = NORMS[kind]()
    def call(self, x):  # -> LL506
        return self.n(x)

class RowsOfTheModule(keras.Model):
    def __init__(self):
        super().__init__()
        self.steps = [c(**kw) for c, kw in STEPS]
    def call(self, x):  # -> LL506
        for s in self.steps:
            x = s(x)
        return x

class ClassAttribute(keras.Model):
    norm_cls = BN
    def __init__(self):
        super().__init__()
        self.n = self.norm_cls(momentum=0.9)
    def call(self, x):  # -> LL506
        return self.n(x)

class TableOfPartials(keras.Model):
    KINDS = {"bn": functools.partial(BN, momentum=0.9), "ln": LN}
    def __init__(self, kind):
        super().__init__()
        make = self.KINDS[kind]
        self.n = make()
    def call(self, x):  # -> LL506
        return self.n(x)

class OrDefault(keras.Model):
    def __init__(self, norm=None):
        super().__init__()
        norm = norm or BN
        self.n = norm()
    def call(self, x):  # -> LL506
        return self.n(x)

class IfNone(keras.Model):
    def __init__(self, norm=None):
        super().__init__()
        if norm is None:
            norm = BN
        self.n = norm()
    def call(self, x):  # -> LL506
        return self.n(x)

class HandedToHelper(keras.Model):
    def __init__(self, norm=BN):
        super().__init__()
        self._make(norm)
    def _make(self, cls):
        self.n = cls()
    def call(self, x):  # -> LL506
        return self.n(x)

class RowsOfTheClass(keras.Model):
    TABLE = (("a", Dropout, (0.5,)), ("b", Dense, (3,)))
    def __init__(self):
        super().__init__()
        self.parts = {}
        for name, cls, args in self.TABLE:
            self.parts[name] = cls(*args)
    def call(self, x):  # -> LL506
        for p in self.parts.values():
            x = p(x)
        return x

class ByItsOwnName(keras.Model):
    TABLE = {"bn": BN}
    def __init__(self):
        super().__init__()
        self.parts = [cls() for cls in ByItsOwnName.TABLE.values()]
    def call(self, x):  # -> LL506
        for p in self.parts:
            x = p(x)
        return x

def pick(name):
    return {"bn": BN, "ln": LN}[name]

class ChosenByFunction(keras.Model):
    def __init__(self, name):
        super().__init__()
        self.n = pick(name)()
    def call(self, x):  # -> LL506
        return self.n(x)

def make(cls=BN, **kw):
    return cls(**kw)

class DefaultOfFunction(keras.Model):
    def __init__(self):
        super().__init__()
        self.n = make()
        self.m = make(Dense, units=3)
    def call(self, x):  # -> LL506
        return self.n(self.m(x))

class Local(keras.Model):
    def __init__(self, n):
        super().__init__()
        cls = BN
        self.ns = [cls() for _ in range(n)]
    def call(self, x):  # -> LL506
        for n in self.ns:
            x = n(x)
        return x

class Matched(keras.Model):
    def __init__(self, kind):
        super().__init__()
        match kind:
            case "bn": cls = BN
            case _: cls = LN
        self.n = cls()
    def call(self, x):  # -> LL506
        return self.n(x)

class DefaultKept(keras.Model):
    def __init__(self, norm=BN):
        super().__init__()
        self.norm_cls = norm
        self.n = None
    def build(self, s):
        self.n = self.norm_cls()
        self.n.build(s)
    def call(self, x):  # -> LL506
        return self.n(x)

class SafeTable(keras.Model):
    def __init__(self, kind):
        super().__init__()
        self.n = SAFE[kind]()
    def call(self, x):
        return self.n(x)

class TableThatGrows(keras.Model):
    TABLE = {"bn": LN}
    def __init__(self, extra):
        super().__init__()
        self.TABLE["drop"] = extra
        self.parts = [cls() for cls in self.TABLE.values()]
    def call(self, x):
        for p in self.parts:
            x = p(x)
        return x

class ChildWithAnother(ClassAttribute):
    norm_cls = LN
    def call(self, x):
        return self.n(x)

class DefaultOfArgument(keras.Model):
    def __init__(self, norm=LN):
        super().__init__()
        self.n = norm()
        self.layer = (norm if norm is not LN else Dense)(3)
    def call(self, x):
        return self.layer(self.n(x))
