# keras: 2
from tensorflow.keras import layers


class Shapes(layers.Layer):
    def build(self, input_shape):
        size = self.size_of(input_shape)
        self.a = self.add_weight((3,), name="a")  # -> LL113
        self.b = self.add_weight(input_shape[1:])  # -> LL113
        self.c = self.add_weight(size, name="c")  # -> LL113
        self.d = self.add_weight("d", (3,))
        self.e = self.add_weight(size, (3,))  # -> LL113
        self.built = True

    def size_of(self, shape):
        return shape

    def call(self, x):
        return x, self.a, self.b, self.c, self.d, self.e
