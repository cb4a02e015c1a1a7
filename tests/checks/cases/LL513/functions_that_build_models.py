# keras: 3
import keras


class Noise(keras.layers.Layer):
    def call(self, inputs, training):
        return 2.0 * inputs if training else inputs


class Either(keras.layers.Layer):
    def call(self, inputs, training=None):
        return 2.0 * inputs if training else inputs


def functional():
    inputs = keras.Input((3,))
    noise = Noise()
    outputs = noise(inputs)  # -> LL513
    return keras.Model(inputs, outputs)


def in_order():
    return keras.Sequential([keras.layers.Dense(3), Noise()])  # -> LL513


def right():
    inputs = keras.Input((3,))
    outputs = Noise()(inputs, training=True)
    outputs = Noise()(outputs, False)
    outputs = Either()(outputs)
    return keras.Sequential([keras.Model(inputs, outputs), Either()])
