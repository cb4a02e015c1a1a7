# keras: 2, 3
# A second call of the constructor, and a call that skips the base.
from tensorflow import keras
from project import Mixin, Other


class BecomesFunctional(keras.Model):
    def __init__(self, units=4):
        super().__init__()
        inputs = keras.Input((4,))
        outputs = keras.layers.Dense(units)(inputs)
        super().__init__(inputs=inputs, outputs=outputs)  # -> LL303


class TwiceFunctional(keras.Model):
    def __init__(self, units=4):
        inputs = keras.Input((4,))
        outputs = keras.layers.Dense(units)(inputs)
        super().__init__(inputs, outputs, name="first")
        super().__init__(inputs, outputs)  # -> LL303


class TwiceFunctionalByName(keras.Model):
    def __init__(self, units=4):
        inputs = keras.Input((4,))
        outputs = keras.layers.Dense(units)(inputs)
        super().__init__(inputs=inputs, outputs=outputs)
        super().__init__(inputs=inputs, outputs=outputs)


class PlainTwice(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        super().__init__(**kwargs)

    def call(self, x):
        return 2.0 * x


class LayerTwice(keras.layers.Layer):
    def __init__(self, outputs=None):
        super().__init__(name="doubled")
        super().__init__()  # -> LL303

    def call(self, x):
        return 2.0 * x


class Base(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units


class Skips(Base):
    def __init__(self, **kwargs):
        keras.layers.Layer.__init__(self, **kwargs)  # -> LL303


class SkipsForSome(Base):
    def __init__(self, fast=True, **kwargs):
        if fast:
            keras.layers.Layer.__init__(self, **kwargs)
        else:
            raise ValueError("only fast")


class SkipsAndCalls(Base):
    def __init__(self, **kwargs):
        keras.layers.Layer.__init__(self, **kwargs)
        Base.__init__(self, **kwargs)


class SkipsAndSets(Base):
    def __init__(self, **kwargs):
        keras.layers.Layer.__init__(self, **kwargs)
        self.units = 8


class SkipsWithOthers(Base, Other):
    def __init__(self, **kwargs):
        keras.layers.Layer.__init__(self, **kwargs)


class SkipsWithMixin(Mixin, Base):
    def __init__(self, **kwargs):
        keras.layers.Layer.__init__(self, **kwargs)


class SkipsAndPrepares(Base):
    def __init__(self, prepare, **kwargs):
        keras.layers.Layer.__init__(self, **kwargs)
        self.prepare = prepare
        self.prepare(self)
