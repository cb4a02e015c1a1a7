# keras: 3
import keras
import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K


class A1(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = x * 2 + x[:, 0]
        super().__init__(inputs=x, outputs=x)


class A2(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = x @ tf.ones((3, 2))
        super().__init__(inputs=x, outputs=x)


class A3(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = keras.ops.sum(x)
        super().__init__(inputs=x, outputs=x)


class A4(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = x.shape[-1]
        super().__init__(inputs=x, outputs=x)


class A5(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = x.dtype
        super().__init__(inputs=x, outputs=x)


class A6(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = tf.is_tensor(x)
        super().__init__(inputs=x, outputs=x)


class A7(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = tf.nest.flatten(x)
        super().__init__(inputs=x, outputs=x)


class A8(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        tf.print(x)
        super().__init__(inputs=x, outputs=x)


class A9(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = keras.layers.Dense(2)(x)
        super().__init__(inputs=x, outputs=x)


class A10(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = keras.layers.Lambda(lambda t: tf.reduce_sum(t))(x)
        super().__init__(inputs=x, outputs=x)


class A11(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = keras.activations.relu(x)
        super().__init__(inputs=x, outputs=x)


class A12(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = keras.losses.mean_squared_error(x, x)
        super().__init__(inputs=x, outputs=x)


class A13(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = K.int_shape(x)
        super().__init__(inputs=x, outputs=x)


class A14(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = K.is_keras_tensor(x)
        super().__init__(inputs=x, outputs=x)


class A15(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = tf.zeros(x.shape[1:])
        super().__init__(inputs=x, outputs=x)


class A16(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = tf.constant(1.0)
        super().__init__(inputs=x, outputs=x)


class A17(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = tf.constant(x == x)
        super().__init__(inputs=x, outputs=x)


class A18(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = x.ndim
        super().__init__(inputs=x, outputs=x)


class A19(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        try:
            y = tf.reduce_sum(x)
        except ValueError:
            y = None
        super().__init__(inputs=x, outputs=x)


class A20(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        def later(t):
            return tf.reduce_sum(x)
        super().__init__(inputs=x, outputs=x)
