# keras: 2, 3
import keras
from elsewhere import Mixin
from keras import layers


@keras.utils.register_keras_serializable()
class Added(keras.Sequential):
    def __init__(self, units=3, **kwargs):  # -> LL402
        super().__init__(**kwargs)
        self.add(layers.Dense(units))


@keras.utils.register_keras_serializable()
class Handed(keras.models.Sequential):
    def __init__(self, units, **kwargs):  # -> LL402
        super().__init__([layers.Dense(units)], **kwargs)
        self.units = units


@keras.utils.register_keras_serializable()
class Own(keras.Sequential):
    def __init__(self, units, **kwargs):
        super().__init__([layers.Dense(units)], **kwargs)
        self.units = units

    def get_config(self):
        return {"units": self.units, "name": self.name}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


@keras.utils.register_keras_serializable()
class Plain(keras.Sequential):
    def __init__(self, layers=None, **kwargs):
        super().__init__(layers, **kwargs)


class WithoutConstructor(keras.Sequential):
    def extra(self):
        return len(self.layers)


class Mixed(Mixin, keras.Sequential):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.add(layers.Dense(units))
