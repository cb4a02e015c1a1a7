# keras: 3
import keras
import tensorflow as tf


class Block(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class A1(keras.layers.Layer):
    def __init__(self, name="x", **kwargs):
        super().__init__(name=name, **kwargs)
        self.a = keras.layers.Dense(2, name="a/b")  # -> LL708
        self.b = keras.layers.Dense(2, name=name + "/b")  # -> LL708
        self.c = keras.layers.Dense(2, name=f"{name}/c")  # -> LL708
        self.d = keras.layers.Dense(2, name="%s/d" % name)  # -> LL708
        self.e = keras.layers.Dense(2, name="{}/e".format(name))  # -> LL708
        self.f = keras.layers.Dense(2, name="/".join([name, "f"]))  # -> LL708
        self.g = Block(2, name="stage/block")  # -> LL708
        self.h = keras.Sequential([keras.layers.Dense(2)], name="a/h")  # -> LL708


class A2(tf.keras.Model):
    def __init__(self):
        super().__init__(name="mine/own")  # -> LL708


class B1(keras.layers.Layer):
    def __init__(self, name="x", **kwargs):
        super().__init__(name=name, **kwargs)
        self.a = keras.layers.Dense(2, name="a_b")
        self.b = keras.layers.Dense(2, name=name.replace("/", "_") + "b")
        self.c = keras.layers.Dense(2, name=f"{name}_c")
        self.d = keras.layers.Dense(2, name="/".join([name]))
        self.m = keras.metrics.Mean(name="a/m")


class B2(Block):
    def __init__(self, **kwargs):
        super().__init__(2, name="x", **kwargs)
