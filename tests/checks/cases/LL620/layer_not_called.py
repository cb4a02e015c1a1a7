# keras: 2, 3
import tensorflow as tf
from elsewhere import Pyramid
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.layers import Activation, Add, Conv2D, Dense, Flatten, Input, TimeDistributed, concatenate


class Difference(layers.Layer):
    def call(self, inputs):
        return inputs[0] - inputs[1]


def gate(x):
    weights = Conv2D(1, 1, activation="sigmoid")
    return layers.multiply([x, weights])  # -> LL620


def merged(x):
    left = Conv2D(4, 3)(x)
    right = Conv2D(4, 3)
    summed = Add()([left, right])  # -> LL620
    return Activation("relu")(Dense(3))  # -> LL620


def compared(size):
    left, right = Input((size,)), Input((size,))
    tower = keras.Sequential([Dense(4), Dense(2)])
    first = tower(left)
    second = tower(right)
    third = Dense(2)(first)
    return keras.Model([left, right], Difference([first, third])), second  # -> LL620


def flattened(size):
    inputs = Input((size, size, 3))
    return keras.Model(inputs, Flatten(inputs))  # -> LL620


def shared(x, y):
    dense = Dense(4)
    return concatenate([dense(x), dense(y)])


def rebound(x):
    out = Conv2D(4, 3)
    out = out(x)
    return Flatten()(out)


def wrapped(x):
    conv = Conv2D(4, 3)
    return Flatten()(TimeDistributed(conv)(x))


def of_another_class(x):
    stem = Conv2D(4, 3)
    return Pyramid(3)(stem)


def in_a_list(x):
    head = Dense(2)
    model = keras.Sequential([Flatten(), head])
    return model(x)


def chosen(x, deep):
    if deep:
        block = Conv2D(4, 3)
    else:
        block = x
    return Flatten()(block)


def given(inputs, layer):
    return layer(inputs), Difference(inputs), tf.keras.layers.Reshape((2, 3))(inputs)
