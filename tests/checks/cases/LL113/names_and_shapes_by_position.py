# keras: 3
from keras import layers


class Names(layers.Layer):
    def build(self, input_shape):
        prefix = str(self.units_of)  # -> LL202
        given = (3,)
        self.a = self.add_weight("a", (3,))  # -> LL113
        self.b = self.add_weight(f"b_{prefix}", (3,))  # -> LL113
        self.c = self.add_weight("c" + prefix, (3,))  # -> LL113
        self.d = self.add_weight("d_%s" % prefix, (3,))  # -> LL113
        self.e = self.add_weight((3,) + given)
        self.f = self.add_weight((3,), name="f")
        self.g = self.add_weight(*["g"], shape=(3,))
        self.h = self.add_weight(prefix, shape=(3,))  # -> LL113
        self.i = self.add_weight("i" if prefix else given)
        self.j = self.add_weight(given == "j")

    def call(self, x):
        return x, self.a, self.b, self.c, self.d, self.e, self.f, self.g, self.h, self.i, self.j


class Own(layers.Layer):
    def add_weight(self, name, shape):
        return super().add_weight(name=name, shape=shape)

    def build(self, input_shape):
        self.a = self.add_weight("a", (3,))

    def call(self, x):
        return x * self.a
