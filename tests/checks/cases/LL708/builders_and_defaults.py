# keras: 3
import keras
from keras import layers
from elsewhere import Dense


class Named(layers.Layer):
    def __init__(self, units=3, name="block/named"):  # -> LL708
        super().__init__(name=name)
        self.units = units

    def call(self, x):
        return x * self.units


class Inner(layers.Layer):
    def __init__(self, label="inner/dense", **kwargs):  # -> LL708
        super().__init__(**kwargs)
        self.dense = layers.Dense(3, name=label)

    def call(self, x):
        return self.dense(x)


class Cleaned(layers.Layer):
    def __init__(self, label="inner/dense", **kwargs):
        super().__init__(**kwargs)
        self.label = label
        label = label.replace("/", "_")
        self.dense = layers.Dense(3, name=label)

    def call(self, x):
        return self.dense(x)


def build(prefix, i):
    inputs = keras.Input((3,), name="in/put")  # -> LL708
    x = layers.Dense(3, name="a/b")(inputs)  # -> LL708
    x = layers.Dense(3, name=f"{prefix}/{i}")(x)  # -> LL708
    x = layers.Dense(3, name=prefix + "/dense")(x)  # -> LL708
    x = layers.Dense(3, name="block/%d" % i)(x)  # -> LL708
    x = layers.Dense(3, name="block/{}".format(i))(x)  # -> LL708
    x = layers.Dense(3, name="block_%d" % i)(x)
    x = layers.Dense(3, name=f"{prefix}_{i / 2}")(x)
    x = layers.Dense(3, name=prefix)(x)
    x = Dense(3, name="a/b")(x)
    metric = keras.metrics.Mean(name="loss/kl")
    return keras.Model(inputs, x, name="net/work"), metric  # -> LL708
