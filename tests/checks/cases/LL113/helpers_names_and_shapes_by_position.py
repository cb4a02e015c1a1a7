# keras: 2
from elsewhere import arguments, make_text
from tensorflow.keras import layers


class Helped(layers.Layer):
    def plain(self, *args):
        return self.add_weight(*args)

    def named(self, name, *args):
        return self.add_weight(*args, name=name)

    def several(self, *args):
        if len(args) > 1:
            return self.add_weight(*args)
        return self.add_weight("one", (3,))

    def other(self, *args):
        return self.add_weight("w", *args)

    def keyword(self, *args, **kwargs):
        return self.add_weight(name="k", shape=args[0], **kwargs)

    def swapped(self, *args):
        rest = args[1:]
        return self.add_weight(*rest)

    def without(self, *args):
        return self.add_weight()

    def fixed(self, shape):
        return self.add_weight(*shape)

    def whole(self, *args):
        return self.add_weight(args)

    def unrelated(self, *args):
        return make_text(*args)

    def build(self, input_shape):
        self.a = self.plain((3,))  # -> LL113
        self.b = self.plain("b", (3,))
        self.c = self.named("c", (3,))
        self.d = self.several((3,))
        self.e = self.other((3,))
        self.f = self.keyword((3,))
        self.g = self.swapped((3,), "g")
        self.h = self.without((3,))
        self.i = self.fixed((3,))
        self.j = self.unrelated((3,))
        self.t = self.whole((3,))
        self.u = self.add_weight(*arguments, (3,))
        self.v = self.add_weight(make_text("v"), name="v")  # -> LL113
        self.k = self.add_weight(*arguments)
        self.l = self.add_weight((3,), name="l")  # -> LL113
        self.m = self.add_weight(make_text("m"), (3,))
        self.n = self.add_weight([3, 3])  # -> LL113
        self.o = self.add_variable((3,), "o")  # -> LL113
        super().build(input_shape)

    def make(self, shape, name, weight_shape, size):
        self.p = self.add_weight(weight_shape, name)  # -> LL113
        self.q = self.add_weight(shape)  # -> LL113
        self.r = self.add_weight(size)
        shape = make_text(shape)
        self.s = self.add_weight(shape)

    def call(self, x):
        return x


class OwnAddWeight(layers.Layer):
    def add_weight(self, shape, name=None, **kwargs):
        return super().add_weight(name=name, shape=shape, **kwargs)

    def pass_on(self, *args):
        return self.add_weight(*args)

    def to_keras(self, *args):
        return super().add_weight(*args)

    def build(self, input_shape):
        self.a = self.add_weight((3,), "a")
        self.b = self.pass_on((3,), "b")
        self.c = self.to_keras((3,), "c")  # -> LL113
        super().build(input_shape)

    def call(self, x):
        return x * self.a * self.b * self.c
