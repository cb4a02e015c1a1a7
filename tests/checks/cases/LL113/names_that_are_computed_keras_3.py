# keras: 3
from elsewhere import make_text
from keras import layers


class Named(layers.Layer):
    def build(self, input_shape):
        self.a = self.add_weight("a", (3,))  # -> LL113
        self.b = self.add_weight("w" + str(3), (3,))  # -> LL113
        self.c = self.add_weight("w%d" % 3, (3,))  # -> LL113
        self.d = self.add_weight(f"w{3}", (3,))  # -> LL113
        self.e = self.add_weight(make_text("e"), (3,))
        self.f = self.add_weight((3,) + (4,))
        self.l = self.add_weight(input_shape[1:] + (3,))
        self.g = self.add_weight((3,), "zeros")
        self.h = self.add_weight("h" if self.trainable else "frozen", (3,))
        self.i = self.add_weight(make_text("i"), shape=(3,))  # -> LL113
        self.j = self.add_weight((3,) if self.trainable else (4,))
        self.k = self.add_weight("w" * 3, (3,))

    def make(self, name, weight_name, size):
        self.p = self.add_weight(name, (3,))  # -> LL113
        self.q = self.add_weight(weight_name, (3,))  # -> LL113
        self.r = self.add_weight(size, "zeros")
        name = make_text(name)
        self.s = self.add_weight(name, "zeros")

    def call(self, x):
        return x
