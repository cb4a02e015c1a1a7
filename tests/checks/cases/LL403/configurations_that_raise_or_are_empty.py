# keras: 2, 3
# What `get_config` returns, and the names that constructors give.
from tensorflow import keras


class Refuses(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        raise NotImplementedError


class Own(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):  # -> LL403
        def as_dict(units):
            return {"units": units}

        return {"units": self.units}


class FixedByTheClass(keras.layers.Layer):
    def call(self, x):
        return 2.0 * x

    def get_config(self):
        return {**super().get_config(), "name": self.__class__.__name__}  # -> LL403


class NamedByItself(keras.layers.Layer):
    def call(self, x):
        return 2.0 * x

    def get_config(self):
        return {**super().get_config(), "name": self.name}


class FixedInOne(keras.layers.Layer):
    def __init__(self, name=None, **kwargs):
        super().__init__(name=name, **kwargs)

    def call(self, x):
        return 2.0 * x

    def get_config(self):
        return {**super().get_config(), "name": "doubled"}  # -> LL403


class AModel(keras.Model):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(units)
        self.units = units

    def call(self, x):
        return self.dense(x)

    def get_config(self):
        return {"units": self.units}
