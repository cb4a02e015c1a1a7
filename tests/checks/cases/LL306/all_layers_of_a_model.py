# keras: 3
"""A model whose only layers stand in `_layers` finds, trains and saves them."""

import keras


class Chain(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._layers = [keras.layers.Dense(3), keras.layers.Dense(3)]
        self.scale = 2.0

    def call(self, x):
        for layer in self._layers:
            x = layer(x)
        return x * self.scale


class Filled(keras.Model):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self._layers = []
        for size in units:
            self._layers.append(keras.layers.Dense(size))

    def call(self, x):
        for layer in self._layers:
            x = layer(x)
        return x


class Comprehended(keras.Model):
    def __init__(self, units, make, **kwargs):
        super().__init__(**kwargs)
        self._layers = [make(size) for size in units]

    def call(self, x):
        for layer in self._layers:
            x = layer(x)
        return x


class LostOther(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.head = keras.layers.Dense(3)
        self._layers = [keras.layers.Dense(3)]  # -> LL306

    def call(self, x):
        for layer in self._layers:
            x = layer(x)
        return self.head(x)


class LostOtherList(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._layers = [keras.layers.Dense(3)]  # -> LL306
        self.heads = [keras.layers.Dense(3), keras.layers.Dense(3)]

    def call(self, x):
        for layer in self._layers:
            x = layer(x)
        for head in self.heads:
            x = head(x)
        return x


class Sizes(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._layers = [4, 8]  # -> LL306

    def call(self, x):
        return x * self._layers[0]


class Block(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._layers = [keras.layers.Dense(3)]  # -> LL306

    def call(self, x):
        for layer in self._layers:
            x = layer(x)
        return x


class Named(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._layers = {"a": keras.layers.Dense(3)}  # -> LL306

    def call(self, x):
        return self._layers["a"](x)
