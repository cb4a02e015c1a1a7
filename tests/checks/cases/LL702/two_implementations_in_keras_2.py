# keras: 2
import keras
import tensorflow as tf
import tf_keras
from tensorflow.python.keras import layers as private
from tensorflow.python.keras import initializers


class A1(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = private.Dense(2)  # -> LL702


class A2(private.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = tf.keras.layers.Dense(2)  # -> LL702
