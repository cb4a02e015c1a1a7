# keras: 3
import keras
import tensorflow as tf
import tf_keras
from tensorflow.python.keras import layers as private
from tensorflow.python.keras import initializers


class A1(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = tf.keras.layers.Dense(2)


class A2(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = keras.layers.Dense(2)


class A3(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = keras.layers.Dense(2, kernel_initializer=initializers.Zeros())


class A4(private.Layer):  # -> LL702
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = private.Dense(2)


class A5(tf.Module):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = private.Dense(2)
