# keras: 3
import keras
import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K


class A1(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = tf.reduce_sum(x)  # -> LL703
        super().__init__(inputs=x, outputs=x)


class A2(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = tf.reduce_sum(input_tensor=x)  # -> LL703
        super().__init__(inputs=x, outputs=x)


class A3(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = tf.concat([x, x], -1)  # -> LL703
        super().__init__(inputs=x, outputs=x)


class A4(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = tf.cast(x > 0, tf.int32)  # -> LL703
        super().__init__(inputs=x, outputs=x)


class A5(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = tf.split(x, 3, -1)  # -> LL703
        super().__init__(inputs=x, outputs=x)


class A6(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = tf.nn.relu(keras.layers.Dense(2)(x))  # -> LL703
        super().__init__(inputs=x, outputs=x)


class A7(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = K.sum(x)  # -> LL703
        super().__init__(inputs=x, outputs=x)


class A8(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = K.concatenate([x, x])  # -> LL703
        super().__init__(inputs=x, outputs=x)


class A9(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = x.get_shape()  # -> LL703
        super().__init__(inputs=x, outputs=x)


class A10(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = x.shape.as_list()  # -> LL703
        super().__init__(inputs=x, outputs=x)


class A11(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = x.shape.rank  # -> LL703
        super().__init__(inputs=x, outputs=x)
