# keras: 2, 3
# not LL405
from project import layer_of
from tensorflow import keras


class MakesTheLayer(keras.layers.Layer):
    def __init__(self, inner, **kwargs):
        super().__init__(**kwargs)
        self.inner = inner

    def call(self, x):
        return self.inner(x)

    def get_config(self):
        return {**super().get_config(), "inner": keras.layers.serialize(self.inner)}

    @classmethod
    def from_config(cls, config):
        config["inner"] = layer_of(config["inner"])
        return cls(**config)


class ByName(keras.layers.Layer):
    """The name of an initializer is serialized as it is."""

    def __init__(self, initializer="zeros", **kwargs):
        super().__init__(**kwargs)
        self.initializer = initializer

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1],), initializer=self.initializer)
        self.built = True

    def call(self, x):
        return x * self.w

    def get_config(self):
        return {**super().get_config(), "initializer": keras.initializers.serialize(self.initializer)}


class ByObject(ByName):
    def __init__(self, initializer=keras.initializers.Zeros(), **kwargs):
        super().__init__(**kwargs)
        self.initializer = initializer

    def get_config(self):
        return {**super().get_config(), "initializer": keras.initializers.serialize(self.initializer)}
