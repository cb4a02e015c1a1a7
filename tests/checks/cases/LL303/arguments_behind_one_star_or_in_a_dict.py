# keras: 2, 3
import tensorflow as tf


class OneStar(tf.keras.layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(*kwargs)  # -> LL303
        self.units = units

    def call(self, x):
        return x * self.units


class Dict(tf.keras.layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__({"name": "a", **kwargs})  # -> LL303
        self.units = units

    def call(self, x):
        return x * self.units


class Number(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(64, **kwargs)  # -> LL303

    def call(self, x):
        return x


class OfModel(tf.keras.layers.Layer):
    def __init__(self, units=3, **kwargs):
        tf.keras.Model.__init__(self, **kwargs)  # -> LL303
        self.units = units

    def call(self, x):
        return x * self.units


class OfLayer(tf.keras.Model):
    def __init__(self, units=3, **kwargs):
        tf.keras.Model.__init__(self, **kwargs)
        self.units = units

    def call(self, x):
        return x * self.units


class Mixin:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.scale = 2.0


class Stars(Mixin, tf.keras.layers.Layer):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)

    def call(self, x):
        return x * self.scale


class Sizes(tf.keras.layers.Layer):
    def __init__(self, heads, dim, **kwargs):
        super().__init__(heads, dim, **kwargs)  # -> LL303
        self.heads, self.dim = heads, dim

    def call(self, x):
        return x * self.heads * self.dim
