# keras: 2, 3
from tensorflow.keras import layers


class OfTheClass(layers.Layer):
    def call(self, x):
        return x * 2.0

    def get_config(self):
        return {"name": self.__class__.__name__}  # -> LL403


class Written(layers.Layer):
    def call(self, x):
        return x * 2.0

    def get_config(self):
        config = super().get_config()
        config.update({"name": "written"})  # -> LL403
        return config


class Own(layers.Layer):
    def call(self, x):
        return x * 2.0

    def get_config(self):
        config = super().get_config()
        config.update({"name": self.name})
        return config


class AlwaysThat(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(name="always", **kwargs)  # -> LL413

    def call(self, x):
        return x * 2.0

    def get_config(self):
        return {**super().get_config(), "name": "always"}
