# keras: 3
import tensorflow as tf


class Other:
    def __init__(self):
        self._name = "other"


class Takes(tf.keras.layers.Layer):
    def __init__(self, inner, unused, text, **kwargs):
        super().__init__(**kwargs)
        self.inner = inner
        self.unused = unused
        self.text = text
        self.other = Other()
        unused._name = "unused"
        self.label = inner._name  # -> LL701
        self.unused_label = unused._name
        self.other._name = "mine"
        self.own = tf.keras.layers.Dense(2)
        self.own_label = self.own._name  # -> LL701
        self.either = inner or self.own
        print(self.other._name)

    def rename(self, inner):
        inner._name = "again"
        self.own._name += "x"  # -> LL701

    def call(self, x):
        return self.own(self.inner(x))


class RunsNothing(tf.keras.layers.Layer):
    def __init__(self, inner, **kwargs):
        super().__init__(**kwargs)
        inner._name = "inner"
        self.inner = inner


class SetsByNest(tf.keras.layers.Layer):
    def __init__(self, inner, **kwargs):
        super().__init__(**kwargs)
        self.box = {"inner": inner}
        self.inner = [inner]
        inner._name = "inner"

    def call(self, x):
        return self.inner[0](x)


class UnderATest(tf.keras.layers.Layer):
    def __init__(self, short=False, **kwargs):
        super().__init__(**kwargs)
        if short:
            self._name = self._name[:3]

    def call(self, x):
        return x


class InAFunction(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.label = lambda: self._name

    def call(self, x):
        return x


class SetElsewhere(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.label = "layer " + self._name

    def build(self, input_shape):
        self._name = "built"

    def call(self, x):
        return x


class AProperty(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.label = "layer " + self._name

    @property
    def _name(self):
        return "mine"

    def call(self, x):
        return x


class SetFromOutside(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.label = "layer"

    def call(self, x):
        return x
