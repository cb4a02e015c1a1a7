# keras: 2, 3
import tensorflow as tf


class Numbered(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for i in range(2):
            setattr(self, f"dense_{i}", tf.keras.layers.Dense(8))
        for i, name in enumerate(("a", "b"), start=1):
            setattr(self, "norm_" + str(i), tf.keras.layers.LayerNormalization())
            setattr(self, "{}_{}".format(name, i), tf.keras.layers.Dense(8))

    def call(self, x):
        x = self.norm_1(self.dense_0(x))
        x = self.norm_2(self.dense_1(x))
        x = self.a_1(self.b_2(x))
        return self.dense_2(x)  # -> LL202


class AnyNumber(tf.keras.layers.Layer):
    def __init__(self, depth=3, **kwargs):
        super().__init__(**kwargs)
        for i in range(depth):
            setattr(self, "dense_%d" % i, tf.keras.layers.Dense(8))

    def call(self, x):
        return self.dense_2(x)


class Changed(tf.keras.layers.Layer):
    """The body changes the variable, so that the names are others."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for i in range(2):
            i = i + 1
            setattr(self, f"dense_{i}", tf.keras.layers.Dense(8))

    def call(self, x):
        return self.dense_2(self.dense_1(x))


class Stopped(tf.keras.layers.Layer):
    def __init__(self, most=1, **kwargs):
        super().__init__(**kwargs)
        for i in range(3):
            setattr(self, f"dense_{i}", tf.keras.layers.Dense(8))
            if i == most:
                break

    def call(self, x):
        return self.dense_0(x)


class ByHelper(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for i in range(2):
            self.add(f"dense_{i}", 8)

    def add(self, name, units):
        setattr(self, name, tf.keras.layers.Dense(units))

    def call(self, x):
        return self.dense_1(self.dense_0(x))
