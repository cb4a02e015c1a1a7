# keras: 2, 3
import keras


class Named:
    def __init__(self, tag):
        self.tag = tag


class Cooperative:
    def __init__(self, tag, **kwargs):
        super().__init__(**kwargs)
        self.tag = tag


class Silent:
    def setup(self):
        self.ready = True


class ByName(Named, keras.layers.Layer):
    def __init__(self, units, tag="a"):  # -> LL301
        Named.__init__(self, tag)
        self.units = units

    def call(self, x):
        return x * self.units


class BySuper(Named, keras.layers.Layer):
    def __init__(self, units, tag="a"):  # -> LL301
        super().__init__(tag)
        self.units = units

    def call(self, x):
        return x * self.units


class Both(Named, keras.layers.Layer):
    def __init__(self, units, tag="a", **kwargs):
        keras.layers.Layer.__init__(self, **kwargs)
        Named.__init__(self, tag)
        self.units = units

    def call(self, x):
        return x * self.units


class Helped(Cooperative, keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__("a", **kwargs)
        self.units = units

    def call(self, x):
        return x * self.units


class WithoutConstructor(Silent, keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units


class LayerFirst(keras.layers.Layer, Named):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        Named.__init__(self, "a")
        self.units = units

    def call(self, x):
        return x * self.units
