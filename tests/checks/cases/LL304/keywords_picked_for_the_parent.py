# keras: 2, 3
import tensorflow as tf


class Named(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(name=kwargs.get("name"))  # -> LL304
        self.dense = tf.keras.layers.Dense(units)

    def call(self, x):
        return self.dense(x)


class NamedFirst(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        name = kwargs.pop("name", None)
        super().__init__(name=name)  # -> LL304
        self.dense = tf.keras.layers.Dense(units)

    def call(self, x):
        return self.dense(x)


class AllPicked(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(name=kwargs.get("name"), dtype=kwargs.get("dtype"), trainable=kwargs.get("trainable", True))
        self.dense = tf.keras.layers.Dense(units)

    def call(self, x):
        return self.dense(x)


class RestPassed(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        name = kwargs.pop("name", "projection")
        super().__init__(name=name, **kwargs)
        self.dense = tf.keras.layers.Dense(units)

    def call(self, x):
        return self.dense(x)


class RestUsed(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        name = kwargs.pop("name", "projection")
        super().__init__(name=name)
        self.dense = tf.keras.layers.Dense(units, **kwargs)

    def call(self, x):
        return self.dense(x)
