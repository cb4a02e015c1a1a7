# keras: 2, 3
from tensorflow import keras
from tensorflow.keras.layers import Activation, Dense


def to_an_empty_list():
    net = keras.Sequential([])
    net.add(Dense(8, activation="relu"))
    net.add(Dense(3))
    net.compile("sgd", "categorical_crossentropy")  # -> LL614
    return net


def to_an_empty_list_and_activated():
    net = keras.Sequential([])
    net.add(Dense(3))
    net.add(Activation("softmax"))
    net.compile("sgd", "categorical_crossentropy")
    return net


def to_a_tuple():
    net = keras.Sequential((Dense(8, activation="relu"),))
    net.add(layer=Dense(3))
    net.compile("sgd", "categorical_crossentropy")  # -> LL614
    return net


def to_another_model():
    net = keras.Sequential([Dense(3, activation="softmax")])
    other = keras.Sequential([Dense(8)])
    other.add(Dense(3))
    net.compile("sgd", "categorical_crossentropy")
    return net, other


def to_a_list_that_is_given(layers):
    net = keras.Sequential(layers)
    net.compile("sgd", "categorical_crossentropy")
    return net


def in_a_function(last):
    net = keras.Sequential([Dense(3)])

    def finish():
        net.add(Activation(last))
        return net

    finish().compile("sgd", "categorical_crossentropy")
    net.compile("sgd", "categorical_crossentropy")
    return net
