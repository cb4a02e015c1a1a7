# keras: 3
import tensorflow as tf
from tensorflow import keras


def to_rows(x, shape):
    y = tf.transpose(x, [0, 2, 1])
    return tf.reshape(y, shape)


def of_arrays(x):
    return tf.reduce_mean(x)


def convert(length):
    inputs = keras.Input((length, 4))
    x = to_rows(inputs, [-1, 4, length])  # -> LL703
    return keras.Model(inputs, keras.layers.Dense(2)(x))


def right(length):
    inputs = keras.Input((length, 4))
    x = keras.layers.Permute((2, 1))(inputs)
    print(of_arrays([1.0, 2.0]))
    return keras.Model(inputs, keras.layers.Dense(2)(x))
