# keras: 2, 3
import tensorflow as tf


class A(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.put("alpha", 1.0)
        self.put("losses", [])  # -> LL306

    def put(self, name, value):
        setattr(self, name, value)

    def call(self, x):
        return x * self.alpha


class Prefixed(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.put("losses", [])

    def put(self, name, value):
        setattr(self, f"own_{name}", value)

    def call(self, x):
        return x


class Asked(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.put("losses", [])

    def put(self, name, value):
        if not hasattr(self, name):
            setattr(self, name, value)

    def call(self, x):
        return x
