# keras: 2, 3
from elsewhere import make_layer
from tensorflow import keras
from tensorflow.keras import layers

SHARED = keras.initializers.HeNormal()
FIXED = keras.initializers.Zeros()


class Own(layers.Layer):
    """It may copy what it gets."""

    def __init__(self, units, kernel_initializer, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(units, kernel_initializer=kernel_initializer)

    def call(self, x):
        return self.dense(x)


class Steps(keras.initializers.Initializer):
    def __call__(self, shape, dtype=None, **kwargs):
        return keras.backend.arange(shape[0])


class OfOwn(layers.Layer):
    def __init__(self, configs, **kwargs):
        super().__init__(**kwargs)
        start = keras.initializers.HeNormal()
        steps = Steps()
        other = keras.initializers.HeNormal()
        self.a = Own(3, kernel_initializer=start)
        self.b = Own(3, kernel_initializer=start)
        self.c = layers.Dense(3, kernel_initializer=steps)
        self.d = layers.Dense(3, kernel_initializer=steps)
        self.e = [layers.Dense(config.units, kernel_initializer=other) for config in configs]

    def call(self, x):
        for layer in self.e:
            x = layer(x)
        return self.a(x) + self.b(x) + self.c(x) + self.d(x)

    def make(self, shape):
        start = keras.initializers.HeNormal()  # -> LL115
        return [self.add_weight(name=f"w{i}", shape=shape, initializer=start) for i in range(3)]


class Three(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        start = keras.initializers.HeNormal()  # -> LL115
        self.a = layers.Dense(3, kernel_initializer=start)
        self.b = layers.Dense(3, kernel_initializer=start)
        self.c = layers.Dense(3, kernel_initializer=start)
        self.d = layers.Dense(units, kernel_initializer=SHARED)
        self.e = layers.Dense(units, kernel_initializer=SHARED)  # -> LL115
        self.f = layers.Dense(units, kernel_initializer=FIXED)
        self.g = layers.Dense(units, kernel_initializer=FIXED)

    def call(self, x):
        return self.a(x) + self.b(x) + self.c(x) + self.d(x) + self.e(x) + self.f(x) + self.g(x)


class Looped(layers.Layer):
    def __init__(self, units, widths, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        start = keras.initializers.HeNormal()  # -> LL115
        other = keras.initializers.HeNormal()  # -> LL115
        third = keras.initializers.HeNormal()
        fourth = keras.initializers.HeNormal()
        fifth = keras.initializers.HeNormal()
        self.same = [layers.Dense(units, kernel_initializer=start) for _ in range(3)]
        self.own = [layers.Dense(self.units, kernel_initializer=other) for _ in range(3)]
        self.wide = [layers.Dense(width, kernel_initializer=third) for width in widths]
        self.made = [make_layer(units, kernel_initializer=fourth) for _ in range(3)]
        self.none = [layers.PReLU(alpha_initializer=fifth) for _ in range(3)]
        self.each = [layers.Dense(3, kernel_initializer=keras.initializers.HeNormal()) for _ in range(3)]

    def call(self, x):
        for layer in [*self.same, *self.own, *self.wide, *self.made, *self.none, *self.each]:
            x = layer(x)
        return x


class Built(layers.Layer):
    """Layers that are built with shapes of their own."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        start = keras.initializers.HeNormal()
        other = keras.initializers.HeNormal()  # -> LL115
        third = keras.initializers.HeNormal()  # -> LL115
        self.a = layers.Dense(units, kernel_initializer=start)
        self.b = layers.Dense(units, kernel_initializer=start)
        self.c = layers.Dense(units, kernel_initializer=other)
        self.d = layers.Dense(units, kernel_initializer=other)
        self.e = layers.Dense(units, kernel_initializer=third)
        self.f = layers.Dense(units, kernel_initializer=third)

    def build(self, input_shape):
        self.a.build(input_shape)
        self.b.build((None, 7))
        self.c.build(input_shape)
        self.d.build(input_shape)
        self.e.build(input_shape)
        self.f.compute_output_shape((None, 7))
        self.built = True

    def call(self, x):
        return self.a(x) + self.b(x[:, :7]) + self.c(x) + self.d(x) + self.e(x) + self.f(x)


class Got(layers.Layer):
    def __init__(self, kind, **kwargs):
        super().__init__(**kwargs)
        self.by_kind = keras.initializers.get(kind)
        self.zeros = keras.initializers.get("zeros")
        self.random = keras.initializers.get("he_normal")  # -> LL115
        self.twice = keras.initializers.HeNormal()
        self.twice = keras.initializers.HeUniform()
        self.options = {"a": keras.initializers.HeNormal(), "b": keras.initializers.HeNormal()}
        self.constant = keras.initializers.constant(3.0)

    def build(self, input_shape):
        def weight(initializer):
            return self.add_weight(name="w", shape=(3, 3), initializer=initializer)

        for first in (self.by_kind, self.zeros):
            first((3,))
        self.a = self.add_weight(name="a", shape=(3, 3), initializer=self.by_kind)
        self.b = self.add_weight(name="b", shape=(3, 3), initializer=self.by_kind)
        self.c = self.add_weight(name="c", shape=(3, 3), initializer=self.zeros)
        self.d = self.add_weight(name="d", shape=(3, 3), initializer=self.zeros)
        self.e = self.add_weight(name="e", shape=(3, 3), initializer=self.random)
        self.f = self.add_weight(name="f", shape=(3, 3), initializer=self.random)
        self.g = self.add_weight(name="g", shape=(3, 3), initializer=self.twice)
        self.h = self.add_weight(name="h", shape=(3, 3), initializer=self.twice)
        self.i = self.add_weight(name="i", shape=(3, 3), initializer=self.options["a"])
        self.j = self.add_weight(name="j", shape=(3, 3), initializer=self.options["b"])
        self.k = self.add_weight(name="k", shape=(3, 3), initializer=self.constant)
        self.m = self.add_weight(name="m", shape=(3, 3), initializer=self.constant)
        self.built = True

    def call(self, x):
        return x
