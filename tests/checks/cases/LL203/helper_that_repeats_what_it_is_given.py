# keras: 2, 3
from tensorflow.keras import layers


def stack(layer, count):
    return [layer] * count


def copies(make, count):
    return [make() for _ in range(count)]


class ByAFunction(layers.Layer):
    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        self.steps = stack(layers.Dense(4), depth)  # -> LL203

    def call(self, x):
        for step in self.steps:
            x = step(x)
        return x


class ByAMethod(layers.Layer):
    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        self.steps = self._stack(layers.Dense(4), depth)  # -> LL203

    def _stack(self, layer, count):
        return [layer] * count

    def call(self, x):
        for step in self.steps:
            x = step(x)
        return x


class Shared(layers.Layer):
    """The layer has a name of its own: that it is one may be meant."""

    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        shared = layers.Dense(4)
        self.steps = stack(shared, depth)

    def call(self, x):
        for step in self.steps:
            x = step(x)
        return x


class Made(layers.Layer):
    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        self.steps = copies(lambda: layers.Dense(4), depth)
        self.activations = stack(layers.ReLU(), depth)

    def call(self, x):
        for step, activation in zip(self.steps, self.activations):
            x = activation(step(x))
        return x
