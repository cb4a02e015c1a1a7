# keras: 3
import keras
from keras import layers


class Names(layers.Layer):
    metrics_variables = None

    def __init__(self, dtype_of=None, **kwargs):
        super().__init__(**kwargs)
        self._losses = keras.ops
        self._tracker = [1]  # -> LL306
        self.metrics_variables = []
        self.build = None
        self.add_loss = keras.losses.get("mse")
        self.add_weight = 3  # -> LL306
        self.fit = layers.Dense(4)
        self.name = layers.Dense(4)  # -> LL306
        self.trainable = [1]  # -> LL306

    def reset(self):
        self.get_config = 3

    def call(self, x):
        return x


class Adds(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.trainable += [True]
        if self.name is None:
            self.metrics = 1  # -> LL306
        if not self.built:
            self.name = [1]  # -> LL306
        if self.name:
            self.name = [2]  # -> LL306
        if not self.name:
            self.name = [3]

    def call(self, x):
        return x


class Unnamed(layers.Layer):
    def __init__(self, **kwargs):
        if self.name is None:  # -> LL302
            self.name = ["a"]  # -> LL306
        super().__init__(**kwargs)

    def call(self, x):
        return x


class NoParent(layers.Layer):
    def __init__(self, **kwargs):  # -> LL301
        if self.name is None:
            self.name = ["a"]

    def call(self, x):
        return x


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._layers = [layers.Dense(4)]
        self.fit = 3  # -> LL306

    def call(self, x):
        for layer in self._layers:
            x = layer(x)
        return x


class NetOfMore(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._tracker = [layers.Dense(4)]  # -> LL306
        self._layers = [layers.Dense(4)]  # -> LL306
        self.blocks = [layers.Dense(4)]

    def call(self, x):
        return self.blocks[0](x)


class NetOfNumbers(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._layers = [1]  # -> LL306
        self.sizes = [1]

    def call(self, x):
        return x * self.sizes[0]
