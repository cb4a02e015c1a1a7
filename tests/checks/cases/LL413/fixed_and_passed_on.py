# keras: 2, 3
import keras
from keras.models import load_model


class Fixed(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units, activation="relu", **kwargs)  # -> LL413


class Positional(keras.layers.Conv2D):
    def __init__(self, filters, **kwargs):
        super(Positional, self).__init__(
            filters,
            3,  # -> LL413
            **kwargs,
        )


class Named(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(name="named", **kwargs)  # -> LL413
        self.units = units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class Frozen(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(trainable=False, **kwargs)  # -> LL413


class Removed(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units, activation="relu", **kwargs)

    def get_config(self):
        config = super().get_config()
        del config["activation"]
        return config


class Popped(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        kwargs.pop("activation", None)
        super().__init__(units, activation="relu", **kwargs)


class Default(keras.layers.Conv2D):
    def __init__(self, filters, **kwargs):
        kwargs.setdefault("kernel_size", 3)
        super().__init__(filters, **kwargs)


class Taken(keras.layers.Layer):
    def __init__(self, units, name="taken", **kwargs):
        super().__init__(name=f"{name}_{units}", **kwargs)
        self.units = units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class OwnConfig(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(name="own", **kwargs)
        self.units = units

    def get_config(self):  # -> LL403
        return {"units": self.units}


class OwnWay(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(name="own_way", **kwargs)
        self.units = units

    def get_config(self):
        return {**super().get_config(), "units": self.units}

    @classmethod
    def from_config(cls, config):
        config.pop("name")
        return cls(**config)


class NotRecorded(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units, activity_regularizer="l2", **kwargs)


class Filtered(keras.layers.Layer):
    def __init__(self, **kwargs):
        kwargs = {key: value for key, value in kwargs.items() if key != "name"}
        super().__init__(name="filtered", **kwargs)


def load(path):
    return load_model(path)
