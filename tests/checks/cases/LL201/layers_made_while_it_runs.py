# keras: 3
from keras import layers


class Base(layers.Layer):
    def apply_new(self, x):
        return layers.Dense(4)(x)

    def apply_once(self, x):
        if not self.built:
            self.dense = layers.Dense(4)
        return self.dense(x)

    def apply_relu(self, x):
        return layers.ReLU()(x)

    def apply_if(self, x):
        if x is None:
            return layers.Dense(4)(x)
        return x


class Derived(Base):
    def call(self, x):
        x = self.apply_new(x)  # -> LL201
        x = self.apply_once(x)
        x = self.apply_if(x)
        return self.apply_relu(x)


class Copies(layers.Layer):
    def __init__(self, dense, **kwargs):
        super().__init__(**kwargs)
        self.dense = dense

    def call(self, x):
        return layers.Dense.from_config(self.dense)(x)


class Keeps(layers.Layer):
    def call(self, x):
        self.relu = layers.ReLU()  # -> LL201
        self.table = {}
        self.table["a"] = layers.ReLU()
        return self.table["a"](self.relu(x))


class Functions(layers.Layer):
    def build(self, input_shape):
        def run(x):
            return layers.Dense(4)(x)  # -> LL201

        self.run = run

    def call(self, x):
        def twice(y):
            return layers.Dense(4)(y)  # -> LL201

        return twice(self.run(x))
