# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Cell(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units), name="kernel")
        self.built = True

    def call(self, inputs, states):
        out = tf.matmul(inputs, self.kernel) + states[0]
        return out, [out]

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class Sized(Cell):
    def __init__(self, units, **kwargs):
        super().__init__(units, **kwargs)
        self.state_size = units


class Defined(Cell):
    @property
    def state_size(self):
        return self.units


class OfTheClass(Cell):
    state_size = 4


class SetByName(Cell):
    def __init__(self, units, **kwargs):
        super().__init__(units, **kwargs)
        for name in kwargs:
            setattr(self, name, units)


class OfKeras(keras.layers.LSTMCell):
    pass


class Reader(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.rnn = keras.layers.RNN(Cell(4), return_sequences=True)  # -> LL526
        self.last = keras.layers.RNN([Sized(4), Cell(4)])  # -> LL526
        self.good = keras.layers.RNN([Sized(4), Defined(4), OfTheClass(4), SetByName(4), OfKeras(4)])

    def call(self, inputs):
        return self.last(self.rnn(inputs)) + self.good(inputs)


def make(units):
    cell = Cell(units)
    return keras.layers.RNN(cell)  # -> LL526


def make_sized(units, given):
    return [keras.layers.RNN(Sized(units)), keras.layers.RNN(given), keras.layers.RNN(keras.layers.GRUCell(units))]
