# keras: 2, 3
from tensorflow import keras


class Base(keras.layers.Layer):
    def __init__(self, units=4, activation=None, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(units, activation=activation)

    def call(self, x):
        return self.dense(x)


class InADict(Base):
    def __init__(self, units=4, activation="relu", **kwargs):
        options = dict(units=units, **kwargs)
        super().__init__(**options)  # -> LL410


class Written(Base):
    def __init__(self, units=4, activation="relu", **kwargs):
        super().__init__(**{**kwargs, "units": units})  # -> LL410


class PutIn(Base):
    def __init__(self, units=4, activation="relu", **kwargs):
        options = dict(units=units, **kwargs)
        options["activation"] = activation
        super().__init__(**options)


class Updated(Base):
    def __init__(self, units=4, activation="relu", **kwargs):
        options = dict(units=units, **kwargs)
        options.update(activation=activation)
        super().__init__(**options)


class FilledByAHelper(Base):
    def __init__(self, units=4, activation="relu", **kwargs):
        options = dict(units=units, **kwargs)
        self._fill(options, activation)
        super().__init__(**options)

    def _fill(self, options, activation):
        options["activation"] = activation


class AllGiven(Base):
    def __init__(self, units=4, activation="relu", **kwargs):
        super().__init__(**dict(units=units, activation=activation, **kwargs))
