# keras: 2, 3
"""An object that is recorded holds the argument: what the configuration says of the object says it too."""
import keras


def activation_of(name, slope):
    return keras.layers.LeakyReLU(slope) if name == "leaky" else keras.layers.Activation(name)


def config_of(layer):
    return {"class_name": type(layer).__name__, "config": layer.get_config()}


class Noise(keras.layers.Layer):
    def __init__(self, act, slope=0.3, **kwargs):
        super().__init__(**kwargs)
        self.act = activation_of(act, slope)

    def call(self, x):
        return self.act(x)

    def get_config(self):
        return {**super().get_config(), "act": config_of(self.act)}


class Act(keras.layers.Activation):
    def __init__(self, activation, slope=0.3, **kwargs):
        super().__init__(activation=activation_of(activation, slope), **kwargs)

    def get_config(self):
        config = super().get_config()
        config.update({"activation": config_of(self.activation)})
        return config


class OfAnother(keras.layers.Layer):
    def __init__(self, act, slope=0.3, **kwargs):
        super().__init__(**kwargs)
        self.act = act
        self.block = keras.layers.LeakyReLU(slope)

    def call(self, x):
        return self.block(x)

    def get_config(self):  # -> LL402
        return {**super().get_config(), "act": self.act}


class OneOfTwo(keras.layers.Layer):
    def __init__(self, units, act=None, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(units, activation=act)

    def call(self, x):
        return self.dense(x)

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.dense.units}
