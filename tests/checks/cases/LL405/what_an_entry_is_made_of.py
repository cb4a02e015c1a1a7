# keras: 2, 3
# Objects that an entry holds, directly or in an attribute, and what only looks like one.
import collections

import tensorflow as tf
from project import make_layer, type_name
from tensorflow import keras
from tensorflow.keras import initializers


class Scaler:
    def __init__(self, factor=1.0):
        self.factor = factor


class DirectObject(keras.layers.Layer):
    def call(self, x):
        return tf.nn.relu(x)

    def get_config(self):
        return {
            **super().get_config(),
            "scaler": Scaler(2.0),  # -> LL405
            "rate": tf.constant(0.1),  # -> LL405
            "table": collections.OrderedDict(first=1),
        }


class ClassNamed(keras.layers.Layer):
    def __init__(self, initializer=initializers.Zeros, other=initializers.Zeros, third=None, **kwargs):
        super().__init__(**kwargs)
        self.initializer = initializer
        other = initializers.get(other)
        self.other = other
        self.third = initializers.get(third or "zeros")

    def call(self, x):
        return tf.nn.relu(x)

    def get_config(self):
        return {
            **super().get_config(),
            "initializer": type_name(self.initializer),
            "other": initializers.serialize(self.other),
            "third": initializers.serialize(self.third),
        }


class ObjectByDefault(keras.layers.Layer):
    def __init__(self, initializer=initializers.Zeros(), **kwargs):
        super().__init__(**kwargs)
        self.initializer = initializer

    def call(self, x):
        return tf.nn.relu(x)

    def get_config(self):
        return {**super().get_config(), "initializer": initializers.serialize(self.initializer)}


class ByKeyword(keras.layers.Layer):
    def __init__(self, initializer="zeros", **kwargs):
        super().__init__(**kwargs)
        self.initializer = initializers.get(initializer)

    def call(self, x):
        return tf.nn.relu(x)

    def get_config(self):
        return {**super().get_config(), "initializer": initializers.serialize(initializer=self.initializer)}


class OfTheParent(keras.layers.Dense):
    def get_config(self):
        config = super().get_config()
        config["kernel_initializer"] = initializers.serialize(self.kernel_initializer)
        return config


class StartValue(keras.layers.Layer):
    def __init__(self, momentum=0.9, **kwargs):
        super().__init__(**kwargs)
        self.momentum = momentum
        self.start = self.momentum

    def build(self, input_shape):
        self.momentum = self.add_weight(name="momentum", shape=(), initializer="ones")
        super().build(input_shape)

    def call(self, x):
        return x * self.momentum

    def get_config(self):
        return {**super().get_config(), "momentum": self.start}


class UnitsOfTheInput(keras.layers.Layer):
    def __init__(self, units=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.units = int(input_shape[-1])
        super().build(input_shape)

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class LayerByName(keras.layers.Layer):
    def __init__(self, layer, unused=None, **kwargs):
        super().__init__(**kwargs)
        self.layer = make_layer(layer)
        self.unused = unused

    def call(self, x):
        return self.layer(x)

    def get_config(self):
        return {
            **super().get_config(),
            "layer": keras.layers.serialize(self.layer),
            "unused": keras.layers.serialize(self.unused),
        }


class EntryOfAnObject(keras.layers.Layer):
    def __init__(self, factor=2.0, text="", **kwargs):
        super().__init__(**kwargs)
        self.scaler = Scaler(factor)
        self.text = text

    def call(self, x):
        return x * self.scaler.factor

    def get_config(self):
        return {**super().get_config(), "factor": self.scaler.factor, "text": str(self.scaler)}
