# keras: 3
import keras
from frameworks import Base
from keras import layers


class AfterCall(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)
        self(keras.Input((4,)))
        self.head = layers.Dense(4)  # -> LL211
        self.blocks = []
        self.blocks.append(layers.Dense(4))  # -> LL211
        self.table = {}
        self.table["a"] = layers.Dense(4)
        self.units = 4

    def call(self, x):
        return self.dense(x)


class AfterABranch(keras.Model):
    def __init__(self, early=False, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)
        if early:
            self(keras.Input((4,)))
        self.head = layers.Dense(4)

    def call(self, x):
        return self.head(self.dense(x))


class Functional(keras.Model):
    def __init__(self, early=False, **kwargs):
        inputs = keras.Input((4,))
        super().__init__(inputs, layers.Dense(4)(inputs), **kwargs)
        self.head = layers.Dense(4)
        self.names = ["a"]
        self.names.append("b")


class OfDense(layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units, **kwargs)
        self.head = layers.Dense(4)

    def call(self, x):
        return self.head(super().call(x))


class OfRelu(layers.ReLU):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.head = layers.Dense(4)  # -> LL211

    def reset(self):
        self.other = layers.Dense(4)

    def call(self, x):
        return self.head(super().call(x))


class OfReluInABranch(layers.ReLU):
    def __init__(self, early=True, **kwargs):  # -> LL301
        if early:
            super().__init__(**kwargs)
        self.head = layers.Dense(4)

    def call(self, x):
        return self.head(super().call(x))


class OfReluOutOfSight(Base, layers.ReLU):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.head = layers.Dense(4)

    def call(self, x):
        return self.head(x)


class ReluWithOwn(layers.ReLU):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)

    def call(self, x):
        return super().call(x)


class OfOwn(ReluWithOwn):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.head = layers.Dense(4)

    def call(self, x):
        return self.head(super().call(x))
