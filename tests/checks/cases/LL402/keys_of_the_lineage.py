# keras: 2, 3
# The keys of parents: by name, by a list that a child changes, and by helpers inside.
from tensorflow import keras


class ByKeys(keras.layers.Layer):
    KEYS = ("units",)

    def __init__(self, units=4, rate=0.5, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.rate = rate

    def call(self, x):
        return x * self.units * self.rate

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units}


class OtherKeys(ByKeys):
    KEYS = ("units", "rate")


class WithAFunction(keras.layers.Layer):
    def __init__(self, units=4, rate=0.5, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.rate = rate

    def call(self, x):
        return x * self.units * self.rate

    def get_config(self):  # -> LL402
        def rounded(value):
            return round(value, 3)

        return {**super().get_config(), "units": rounded(self.units)}


class First(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {**keras.layers.Layer.get_config(self), "units": self.units}


class Second(keras.layers.Layer):
    def __init__(self, rate=0.5, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate

    def call(self, x):
        return x * self.rate

    def get_config(self):
        return {**keras.layers.Layer.get_config(self), "rate": self.rate}


class Both(First, Second):
    def __init__(self, units=4, rate=0.5, **kwargs):
        First.__init__(self, units=units, **kwargs)
        self.rate = rate

    def get_config(self):
        return {**First.get_config(self), **Second.get_config(self)}


class ActivityOfDense(keras.layers.Dense):
    def __init__(self, units, activity_regularizer=None, **kwargs):
        super().__init__(units, activity_regularizer=activity_regularizer, **kwargs)


class FurtherOfDense(keras.layers.Dense):
    def __init__(self, units, rate=0.5, **kwargs):
        super().__init__(units, **kwargs)
        self.rate = rate

    def call(self, x):
        return self.rate * super().call(x)

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units}
