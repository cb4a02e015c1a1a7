# keras: 2
from elsewhere import make_shape
from tensorflow.keras import layers


class Sized(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        batch = input_shape[0]
        self.a = self.add_weight("a", (input_shape[0], 3))  # -> LL109
        self.b = self.add_weight("b", (self.units, 3))
        self.c = self.add_weight("c")
        self.d = self.add_weight(name="d", shape=make_shape(input_shape))
        self.e = self.add_weight(name="e", shape=[batch, self.units])  # -> LL109
        self.f = self.add_weight(name="f", shape=input_shape)  # -> LL109
        self.g = self.add_weight(name="g", shape=input_shape[1:])
        self.h = self.add_weight(name="h", shape=self.units)  # -> LL114
        self.i = self.add_weight(name="i", shape=(self.units,) + tuple(input_shape[1:]))
        super().build(input_shape)

    def call(self, x):
        return x * self.a + self.b + self.c + self.d + self.e + self.f + self.g + self.h + self.i


class OfTwo(layers.Layer):
    def build(self, input_shape):
        first, second = input_shape
        self.a = self.add_weight(name="a", shape=(first[0], 3))
        self.b = self.add_weight(name="b", shape=(input_shape[0][0], second[-1]))
        super().build(input_shape)

    def call(self, x):
        return x[0] * self.a + x[1] * self.b


class Stateful(layers.Layer):
    def __init__(self, stateful=False, **kwargs):
        super().__init__(**kwargs)
        self.stateful = stateful

    def build(self, input_shape):
        if self.stateful:
            self.state = self.add_weight(name="state", shape=(input_shape[0], 3))
        super().build(input_shape)

    def call(self, x):
        return x + self.state


class Deep(layers.Layer):
    def __init__(self, deep=False, **kwargs):
        super().__init__(**kwargs)
        self.deep = deep

    def build(self, input_shape):
        if self.deep > 3:
            self.state = self.add_weight(name="state", shape=(input_shape[0], 3))  # -> LL109
        super().build(input_shape)

    def call(self, x):
        return x + self.state


class Tested(layers.Layer):
    def build(self, input_shape):
        if input_shape[0] is None:
            raise ValueError("a fixed batch size is needed")
        self.state = self.add_weight(name="state", shape=(input_shape[0], 3))
        super().build(input_shape)

    def call(self, x):
        return x + self.state
