# keras: 2
import keras
import tensorflow as tf
import tf_keras
from tensorflow.python.keras import layers as private
from tensorflow.python.keras import initializers


class A1(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = tf_keras.layers.Dense(2)


class A2(tf_keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = tf.keras.layers.Dense(2)


class A3(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = keras.layers.Dense(2)
