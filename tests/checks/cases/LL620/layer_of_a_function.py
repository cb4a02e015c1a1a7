# keras: 2, 3
from tensorflow import keras
from tensorflow.keras import layers


def dense(units):
    return layers.Dense(units)


def network():
    return keras.Sequential([layers.Dense(3)])


def applied(inputs, units):
    return layers.Dense(units)(inputs)


def output_of_a_model():
    inputs = keras.Input((3,))
    outputs = dense(2)  # -> LL620
    return keras.Model(inputs, outputs)


def input_of_a_layer():
    inputs = keras.Input((3,))
    both = layers.Add()([inputs, dense(3)])  # -> LL620
    return keras.Model(inputs, both)


def right():
    inputs = keras.Input((3,))
    make = dense(2)
    inner = network()
    hidden = applied(inner(inputs), 4)
    return keras.Model(inputs, make(hidden))


def a_wrapper():
    inputs = keras.Input((3, 4))
    outputs = layers.TimeDistributed(dense(2))(inputs)
    return keras.Model(inputs, outputs)
