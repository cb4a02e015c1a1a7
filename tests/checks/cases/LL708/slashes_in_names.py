# keras: 3
import tensorflow as tf
from elsewhere import Base, own
from tensorflow import keras
from tensorflow.keras import layers


class OwnName(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(name="a/b", **kwargs)  # -> LL708

    def call(self, x):
        return x


class Part(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3, name="a/b")  # -> LL708

    def call(self, x):
        return self.dense(x)


class Parent(layers.Layer):
    def __init__(self, name="a", **kwargs):
        super().__init__(name=name.replace("/", "_"), **kwargs)

    def call(self, x):
        return x


class Child(Parent):
    def __init__(self, **kwargs):
        super().__init__(name="a/b", **kwargs)


class OfMetric(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.mean = keras.metrics.Mean(name="a/b")
        self.scope = tf.name_scope(name="a/b")
        self.own = own(name="a/b")
        self.relu = tf.nn.relu(3.0, name="a/b")
        self.part = Part(name="a/b")  # -> LL708
        self.image = keras.Input((3,), name="a/b")  # -> LL708

    def call(self, x):
        return x
