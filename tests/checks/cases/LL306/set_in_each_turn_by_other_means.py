# keras: 2, 3
from tensorflow.keras import layers

PAIRS = (("weights", 1), ("axis", -1))


def put(layer, key, value):
    setattr(layer, key, value)


def show(layer, key, value):
    print(layer.name, key, value)


class ByAFunction(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for key, value in PAIRS:
            put(self, key, value)  # -> LL306

    def call(self, x):
        return x


class ByALambda(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        keep = lambda name: setattr(self, name, None)  # -> LL306
        for key in ("metrics", "axis"):
            keep(key)

    def call(self, x):
        return x


class InABlock(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for key, value in PAIRS:
            text = str(value)
            try:
                setattr(self, key, text)  # -> LL306
            finally:
                pass

    def call(self, x):
        return x


def make():
    names = ("losses", "axis")
    rest = ["weights"]
    rest.clear()
    given = ("weights", "axis")
    given = tuple(given[1:])

    class Inside(layers.Layer):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            for key in names:
                setattr(self, key, None)  # -> LL306
            for key in rest:
                setattr(self, key, None)
            for key in given:
                setattr(self, key, None)

        def call(self, x):
            return x

    return Inside


def make_of(names=("weights",)):
    class Given(layers.Layer):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            for key in names:
                setattr(self, key, None)

        def call(self, x):
            return x

    return Given


class OnlyShown(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for key, value in PAIRS:
            show(self, key, value)

    def call(self, x):
        return x
