# keras: 2, 3
import tensorflow as tf
from elsewhere import Own
from tensorflow.keras import layers


class Lost(layers.Layer):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(3)
        self.b = layers.Dense(3)
        self.c = layers.Dense(3, activity_regularizer="l2")
        self.d = Own()
        self.given = given
        self.e = layers.Dense(3)
        self.f = layers.ReLU()
        self.g = layers.Dense(3)
        self.norm = layers.BatchNormalization()

    def helper(self, x):
        return self.e(x)

    def project(self, x):
        return self.g(x)

    def call(self, x):
        self.a(x)  # -> LL205
        y = self.b(x)  # -> LL205
        self.c(x)
        self.d(x)
        self.given(x)
        self.helper(x)  # -> LL205
        self.f(x)  # -> LL205
        self.norm(x)  # -> LL205
        self.project(x)
        tf.nn.relu(x)  # -> LL515
        self.g(x)
        return x + self.g(x)


class Loops(layers.Layer):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]
        self.others = [layers.Dense(3), layers.Dense(3)]
        self.third = [layers.Dense(3), layers.Dense(3)]
        self.fourth = [layers.Dense(3), layers.Dense(3)]
        self.given = given
        self.table = {"a": layers.Dense(3), "b": layers.Dense(3)}
        self.own = [Own(), Own()]

    def run(self, layer, x):
        return layer(x)

    def call(self, x):
        for block in self.blocks:
            block(x)  # -> LL205
        for block in self.others:
            y = block(x)  # -> LL205
        for block in self.third:
            x = block(x)
        for block in self.fourth:
            self.run(block, x)  # -> LL205
        for block in self.given:
            block(x)
        for block in self.own:
            block(x)
        for name in ("a", "b"):
            self.table[name](x)
        for block in (layers.ReLU(), layers.ReLU()):
            block(x)
        return x


class Both(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]
        self.zipped = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        for block in self.blocks:
            block(x)
        for block in self.blocks:
            x = block(x)
        for first, second in zip(self.zipped, self.blocks):
            y = first(second(x))  # -> LL205
        return x
