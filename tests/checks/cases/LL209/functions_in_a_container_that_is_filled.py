# keras: 2, 3
import tensorflow as tf

Dense = tf.keras.layers.Dense


class Appended(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.steps = []
        for size in (3, 3):
            layer = Dense(size)
            self.steps.append(lambda t, layer=layer: layer(t))  # -> LL209
        self.steps.append(lambda t: t * 2.0)

    def call(self, x):
        for step in self.steps:
            x = step(x)
        return x


class ByDefault(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.steps = []
        self.steps.append(lambda t, layer=Dense(3): layer(t))  # -> LL209
        self.listed = [lambda t, layer=Dense(3): layer(t), tf.nn.relu]  # -> LL209

    def call(self, x):
        for step in self.steps + self.listed:
            x = step(x)
        return x


class ByKey(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        dense, tracked = Dense(3), Dense(3)
        self.tracked = tracked
        self.steps = {}
        self.steps["a"] = lambda t: dense(t)  # -> LL209
        self.steps["b"] = lambda t: tracked(t)
        self.steps["c"] = lambda t: self.tracked(t)

    def call(self, x):
        return self.steps["a"](x) + self.steps["b"](x) + self.steps["c"](x)
