# keras: 2, 3
import keras
from elsewhere import Mixin, stripped
from keras.models import load_model


class Local(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        chosen = "relu"
        super().__init__(units, activation=chosen, **kwargs)  # -> LL413


class Short(keras.layers.Dense):
    """The other function inside `get_config` returns something else."""

    def __init__(self, units, **kwargs):
        super().__init__(units, activation="relu", **kwargs)  # -> LL413

    def get_config(self):
        def short(value):
            return str(value)

        return {**super().get_config(), "units": int(short(self.units))}


class Unknown(Mixin, keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units, activation="relu", **kwargs)


class TwoCalls(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        if "activation" in kwargs:
            super().__init__(units, **kwargs)
        else:
            super().__init__(units, activation="relu", **kwargs)


class Nested(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        def start(units, **kwargs):
            super(Nested, self).__init__(units, activation="relu", **kwargs)

        start(units)


class ByLocals(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        locals()["kwargs"].pop("activation", None)
        super().__init__(units, activation="relu", **kwargs)


class NotPassedOn(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        kwargs.pop("units", None)
        super().__init__(units, activation="relu", name="fixed")  # -> LL304


class OfAFunction(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units, activation="relu", **kwargs)

    def get_config(self):
        return stripped(super().get_config())


class Loaded(keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units, activation="relu", **kwargs)

    def get_config(self):
        return {**super().get_config(), **stripped(self)}


class MoreWords(keras.layers.Dense):
    """The configuration of `Dense` holds its arguments, whatever the name of the parameter is."""

    def __init__(self, units, **options):
        super().__init__(units, activation="relu", **options)  # -> LL413


class OtherName(keras.layers.Layer):
    """Keras puts `name` into the configuration that it makes only for a parameter called `kwargs`."""

    def __init__(self, **options):
        super().__init__(name="other", **options)


class Row(keras.Sequential):
    """`Sequential.from_config` makes the layers anew."""

    def __init__(self, **kwargs):
        super().__init__(name="row", **kwargs)


def load(path):
    return load_model(path)
