# keras: 2, 3
import tensorflow as tf


class Popped(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        factor = kwargs.pop("factor", 2.0)
        super().__init__()  # -> LL304
        self.factor = factor

    def call(self, x):
        return x * self.factor


class Got(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__()  # -> LL304
        self.factor = kwargs.get("factor", 2.0) * 2.0

    def call(self, x):
        return x * self.factor


class NameOnly(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(name=kwargs.get("name"))
        self.factor = kwargs.get("factor", 2.0)

    def call(self, x):
        return x * self.factor


class Refuses(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        factor = kwargs.pop("factor", 2.0)
        if kwargs:
            raise TypeError(f"unknown: {kwargs}")
        super().__init__()
        self.factor = factor

    def call(self, x):
        return x * self.factor


class ForAnother(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        self.factor = kwargs.pop("factor", 2.0)
        super().__init__()
        self.dense = tf.keras.layers.Dense(3, **kwargs)

    def call(self, x):
        return self.dense(x) * self.factor


class Kept(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        self.factor = kwargs.pop("factor", 2.0)
        options = kwargs
        super().__init__(**options)

    def call(self, x):
        return x * self.factor


class Every(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        self.factor = kwargs.pop("factor", 2.0)
        super().__init__()
        for key, value in kwargs.items():
            setattr(self, key, value)

    def call(self, x):
        return x * self.factor


def use(inputs):
    return Popped(name="first")(inputs) + Got(name="second")(inputs)
