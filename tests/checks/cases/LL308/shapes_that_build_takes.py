# keras: 3
from frameworks import Base
from keras import layers


class Pair(layers.Layer):
    def build(self, a_shape, b_shape):
        self.built = True

    def call(self, a, b):
        return a + b


class PairByOtherNames(layers.Layer):
    def build(self, a, b):  # -> LL308
        self.built = True

    def call(self, a, b):
        return a + b


class PairOfOthers(layers.Layer):
    def build(self, c_shape, d_shape):  # -> LL308
        self.built = True

    def call(self, a, b):
        return a + b


class Star(layers.Layer):
    def build(self, c_shape, *others):
        self.built = True

    def call(self, a, b):
        return a + b


class StarCall(layers.Layer):
    def build(self, c_shape, d_shape):
        self.built = True

    def call(self, *inputs):
        return inputs[0]


class NoCall(layers.Layer):
    def build(self, c_shape, d_shape):
        self.built = True


class Static(layers.Layer):
    @staticmethod
    def build(c, d):
        return c, d

    def call(self, a, b):
        return a + b


class Embeds(layers.Embedding):
    def build(self, input_shape=None):
        super().build()


class Dense(layers.Dense):
    def build(self, input_shape):
        super().build()  # -> LL308


class OutOfSight(Base, layers.Layer):
    def build(self, input_shape):
        super().build()


class Parent(layers.Layer):
    def build(self, input_shape=None):
        self.built = True

    def call(self, x):
        return x


class Child(Parent):
    def build(self, input_shape=None):
        super().build()
