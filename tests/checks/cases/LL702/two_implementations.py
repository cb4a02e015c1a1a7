# keras: 3
import keras
import tensorflow as tf
import tf_keras
from tensorflow.python.keras import layers as private
from tensorflow.python.keras import initializers


class A1(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = private.Dense(2)  # -> LL702


class A2(private.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = keras.layers.Dense(2)  # -> LL702


class A3(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = tf_keras.layers.Dense(2)  # -> LL702


class A4(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = [private.Dense(2) for _ in range(3)]  # -> LL702


class A5(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = keras.Sequential([private.Dense(2)])  # -> LL702


class A6(keras.layers.Layer, private.Layer):  # -> LL702
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = keras.layers.Dense(2)
