# keras: 2, 3
import keras


class Kept(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.options = {"kernel_initializer": keras.initializers.TruncatedNormal(), "use_bias": False}  # -> LL115
        self.query = keras.layers.Dense(4, **self.options)
        self.key = keras.layers.Dense(4, **self.options)

    def call(self, x):
        return self.query(x) * self.key(x)


class ByName(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.options = {"kernel_initializer": "glorot_uniform", "use_bias": False}
        self.query = keras.layers.Dense(4, **self.options)
        self.key = keras.layers.Dense(4, **self.options)

    def call(self, x):
        return self.query(x) * self.key(x)


class Replaced(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.options = {"kernel_initializer": keras.initializers.TruncatedNormal(), "use_bias": False}
        self.query = keras.layers.Dense(4, **self.options)
        self.options["kernel_initializer"] = keras.initializers.TruncatedNormal()
        self.key = keras.layers.Dense(4, **self.options)

    def call(self, x):
        return self.query(x) * self.key(x)
