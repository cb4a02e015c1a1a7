# keras: 3
from keras import Model, layers


class Mixin:
    def __init__(self):
        self.extra = 1


class Parent(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units


class Typed(Parent):
    def __init__(self, **kwargs):
        super(type(self), self).__init__(**kwargs)


class Skips(Parent):
    def __init__(self, **kwargs):
        super(Parent, self).__init__(**kwargs)  # -> LL303


class SkipsAll(Parent):
    def __init__(self, **kwargs):
        super(layers.Layer, self).__init__(**kwargs)  # -> LL303


class BothParents(layers.Layer, Mixin):
    def __init__(self, **kwargs):
        layers.Layer.__init__(self, **kwargs)
        Mixin.__init__(self)

    def call(self, x):
        return x * self.extra


class BothBySuper(layers.Layer, Mixin):
    def __init__(self, **kwargs):
        super().__init__(name="a")
        super().__init__()  # -> LL303

    def call(self, x):
        return x


class TwiceDifferently(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(name="a")
        layers.Layer.__init__(self)  # -> LL303

    def call(self, x):
        return x


class TwiceTheSame(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        super().__init__(**kwargs)

    def call(self, x):
        return x


class TwiceWithAll(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(dtype="float32", **kwargs)
        super().__init__(**kwargs)

    def call(self, x):
        return x


class OneOfTwo(layers.Layer):
    def __init__(self, name=None, **kwargs):
        if name:
            super().__init__(name=name)
        else:
            super().__init__()
        again = lambda: super(OneOfTwo, self).__init__()
        self.again = again

    def call(self, x):
        return x


class Positional(Parent):
    def __init__(self, **kwargs):
        super().__init__(8, **kwargs)


class OfModel(Model):
    def __init__(self, dense, **kwargs):
        super().__init__(self)  # -> LL303
        self.dense = dense

    def call(self, x):
        return self.dense(x)


class Functional(Model):
    def __init__(self, inputs, outputs, **kwargs):
        super().__init__(inputs, outputs, **kwargs)
