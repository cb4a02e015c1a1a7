# keras: 2, 3
import keras
from keras.models import load_model


class SetByKey(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        kwargs["activation"] = "relu"
        super().__init__(units, activation="relu", **kwargs)


class AnyKey(keras.layers.Dense):
    def __init__(self, units, key="use_bias", **kwargs):
        kwargs[key] = True
        super().__init__(units, activation="relu", **kwargs)


class AnyTaken(keras.layers.Dense):
    def __init__(self, units, key="activation", **kwargs):  # -> LL402
        kwargs.pop(key, None)
        super().__init__(units, activation="relu", **kwargs)


class OtherTaken(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        kwargs.pop("use_bias", None)
        super().__init__(units, activation="relu", **kwargs)  # -> LL413


class OnlyLookedAt(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        self.text = kwargs.get("activation")
        super().__init__(units, activation="relu", **kwargs)  # -> LL413


class Updated(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        kwargs.update(use_bias=True)
        super().__init__(units, activation="relu", **kwargs)


class Cleared(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        kwargs.clear()
        super().__init__(units, activation="relu", **kwargs)


class OtherDict(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        options = {"use_bias": True}
        options.pop("use_bias")
        options["activation"] = "relu"
        super().__init__(units, activation="relu", **kwargs)  # -> LL413
        self.options = options


class TwoDicts(keras.layers.Dense):
    def __init__(self, units, options, **kwargs):  # -> LL402
        super().__init__(units, activation="relu", **options, **kwargs)


class OneOtherDict(keras.layers.Dense):
    def __init__(self, units, options, **kwargs):  # -> LL402
        super().__init__(units, activation="relu", **options)


class Replaced(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        kwargs = {}
        super().__init__(units, activation="relu", **kwargs)


def load(path):
    return load_model(path)
