# keras: 2, 3
"""The parent's own finding says it: the child hands the argument on, and records what it adds."""
import keras


class Base(keras.layers.Layer):
    def __init__(self, strength=0.5, same=True, **kwargs):
        super().__init__(**kwargs)
        self.strength = strength
        self.same = same

    def call(self, x):
        return x * self.strength if self.same else x

    def get_config(self):  # -> LL402
        return {**super().get_config(), "same": self.same}


class Child(Base):
    def __init__(self, scale=1.0, strength=0.5, same=True, **kwargs):
        super().__init__(strength=strength, same=same, **kwargs)
        self.scale = scale

    def call(self, x):
        return super().call(x) * self.scale

    def get_config(self):
        return {**super().get_config(), "scale": self.scale}


class ByPosition(Base):
    def __init__(self, strength=0.5, same=True, depth=2, **kwargs):  # -> LL402
        super().__init__(strength, same, **kwargs)
        self.depth = depth

    def call(self, x):
        return super().call(x) * self.depth


class Exchanged(Base):
    def __init__(self, strength=0.5, shift=0.0, **kwargs):
        super().__init__(shift, **kwargs)
        self.factor = strength

    def call(self, x):
        return super().call(x) * self.factor

    def get_config(self):  # -> LL402
        return {**super().get_config(), "shift": self.strength}


class Keeps(keras.layers.Layer):
    def __init__(self, strength=0.5, **kwargs):
        super().__init__(**kwargs)
        self.strength = strength

    def call(self, x):
        return x * self.strength

    def get_config(self):
        return {**super().get_config(), "strength": self.strength}


class Drops(Keeps):
    def __init__(self, strength=0.5, **kwargs):
        super().__init__(strength=strength, **kwargs)

    def get_config(self):  # -> LL402
        return {"name": self.name, "trainable": self.trainable, "dtype": self.dtype}
