# keras: 3
from keras import layers


class LowRank(layers.Layer):
    def build(self, input_shape):
        dim = input_shape[-1]
        for name, shape in (("u", (dim, 2)), ("v", (2, dim))):
            setattr(self, name, self.add_weight(name, shape))  # -> LL113
        for name, size in {"scale": 1, "shift": dim}.items():
            setattr(self, name, self.add_weight(name=name, shape=(size,)))

    def call(self, x):
        return (x @ self.u) @ self.v * self.scale + self.shift


class Comprehended(layers.Layer):
    def build(self, input_shape):
        dim = input_shape[-1]
        rows = [("kernel", (dim, dim)), ("bias", (dim,))]
        self.params = {name: self.add_weight(name, shape) for name, shape in rows}  # -> LL113
        self.sizes = [self.add_weight(shape) for _, shape in rows]

    def call(self, x):
        return x @ self.params["kernel"] + self.params["bias"]
