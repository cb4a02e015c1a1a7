# keras: 2, 3
from tensorflow.keras import layers


class Base(layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.proj = layers.Dense(units)

    def project(self, x):
        return x


class Past(Base):
    def __init__(self, units=4, **kwargs):
        layers.Layer.__init__(self, **kwargs)  # -> LL303
        self.out = layers.Dense(units)

    def call(self, x):
        return self.out(self.proj(x))


class ReplacesIt(Base):
    def __init__(self, units=4, **kwargs):
        layers.Layer.__init__(self, **kwargs)
        self.proj = layers.Dense(2 * units)

    def call(self, x):
        return self.proj(x)


class NeedsNothing(Base):
    def __init__(self, units=4, **kwargs):
        layers.Layer.__init__(self, **kwargs)
        self.out = layers.Dense(units)

    def call(self, x):
        return self.out(x)


class ByItsName(Base):
    def __init__(self, units=4, **kwargs):
        Base.__init__(self, units, **kwargs)
        self.out = layers.Dense(units)

    def call(self, x):
        return self.out(self.proj(x))


class Middle(Base):
    def __init__(self, units=4, **kwargs):
        super().__init__(units, **kwargs)
        self.middle = layers.Dense(units)


class PastTheMiddle(Middle):
    def __init__(self, units=4, **kwargs):
        Base.__init__(self, units, **kwargs)  # -> LL303
        self.out = layers.Dense(units)

    def call(self, x):
        return self.out(self.middle(self.proj(x)))


class NeedsTheFirstAlone(Middle):
    def __init__(self, units=4, **kwargs):
        Base.__init__(self, units, **kwargs)
        self.out = layers.Dense(units)

    def call(self, x):
        return self.out(self.proj(x))
